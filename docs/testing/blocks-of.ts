import { readdirSync, readFileSync } from "node:fs";

/** README and all documents, by their paths. */
export const documents = ["README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith(".md"))
  .sort();

/** A fenced block, which may stand in an item of a list. */
const fenced = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** The language that each block of a document says it is in, one after another; empty where it says none. */
export const languagesOf = (document: string) => [...readFileSync(document, "utf8").matchAll(fenced)].map((match) => match[2]!);

/** The blocks of a document that are in one language, as a reader would copy them. */
export function blocksOf(document: string, language: string): string[] {
  return [...readFileSync(document, "utf8").matchAll(fenced)]
    .filter((match) => match[2] === language)
    .map((match) => match[3]!.replaceAll(new RegExp(`^${match[1]!}`, "gm"), ""));
}
