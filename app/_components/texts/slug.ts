/** A text in lower-case ASCII letters, digits and hyphens: accents are dropped, all else becomes a hyphen. */
export function slug(text: string, length: number): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, length)
    .replace(/-$/, "");
}
