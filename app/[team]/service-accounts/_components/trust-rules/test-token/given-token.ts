/** A token as people paste it: with a line break at the end, in quotes, or with the word before it that a header has. */
export function givenToken(text: string): string {
  return text
    .trim()
    .replace(/^authorization:\s*/i, "")
    .replace(/^bearer\s+/i, "")
    .replace(/^(["'`])(.*)\1$/s, "$2")
    .replace(/\s+/g, "");
}

/** What is wrong with what was pasted, before anything is sent; null for nothing. */
export function tokenProblem(text: string): string | null {
  const token = givenToken(text);
  if (token === "") return "Paste the token that the pipeline or the pod has.";
  if (/^lk[s_]/.test(token)) return "This is a secret of Latchkey's own. Paste the token that the platform has made, which begins with eyJ.";
  if (token.split(".").length !== 3) return "This is no JWT: a token has three parts with dots between them, and begins with eyJ.";
  return null;
}
