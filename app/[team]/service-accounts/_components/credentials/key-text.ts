/** Whether a text that is to be a public key has a private half in it, which must go nowhere. */
export function isPrivate(text: string): boolean {
  if (/PRIVATE KEY/.test(text)) return true;
  const jwk = readJson(text);
  const keys: unknown[] = isObject(jwk) && Array.isArray(jwk.keys) ? [jwk, ...(jwk.keys as unknown[])] : [jwk];
  return keys.some((key) => isObject(key) && ["d", "p", "q", "dp", "dq", "qi", "k"].some((name) => name in key));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a form finds wrong with a public key before it is sent; null when nothing is. */
export function keyTextProblem(text: string): string | null {
  if (text.trim() === "") return "Paste a public key, or choose its file.";
  return isPrivate(text)
    ? "This is a private key. It wasn't sent. Only the public half belongs here; whoever has seen the private one can sign with it."
    : null;
}

/** What a form finds wrong with an address before it is sent; null when nothing is. */
export function keySetUrlProblem(text: string): string | null {
  return /^https:\/\/[^\s/]/i.test(text.trim()) ? null : "Enter an https address, such as https://ci.example.com/.well-known/jwks.json.";
}
