/** A text search as an ILIKE pattern: the text anywhere, its own wildcards taken literally. */
export function containsPattern(text: string): string {
  return `%${text
    .toWellFormed()
    .replace(/\0/g, "")
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, "\\$&")}%`;
}
