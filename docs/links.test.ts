import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { documents } from "./testing/blocks-of";

const textOf = (document: string) => readFileSync(document, "utf8");
/** Headings as links name them. */
const anchorsOf = (document: string) =>
  [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );

describe.each([...documents, "bench/README.md"])("%s", (document) => {
  it("links to what is there", () => {
    const links = [...textOf(document).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)].map(([, file, anchor]) => {
      const target = file ? path.join(path.dirname(document), file) : document;
      return { target, anchor: anchor! };
    });
    expect(links.filter(({ target, anchor }) => !existsSync(target) || (anchor !== "" && !anchorsOf(target).includes(anchor)))).toEqual([]);
  });

  it("names files and folders that are there", () => {
    const named = [...textOf(document).matchAll(/`((?:lib|graphql|entities|app|e2e|bench|docs)\/[\w./()[\]-]+)`/g)].map(([, name]) => name!);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });
});

describe("the files that README names to be read first", () => {
  const [, list] = textOf("README.md").split("## Reading the code");
  const files = [...list!.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file!);

  it("are there", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("are read in forty minutes, at thirty lines a minute", () => {
    const lines = files.map((file) => textOf(file).split("\n").length - 1);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(40 * 30);
  });
});

it("the index of decisions has them all, each by its title", () => {
  const files = readdirSync("docs/decisions").filter((name) => /^\d/.test(name));
  const entries = files.map((name) => [name.slice(0, 4), name, /^# \d{4}: (.*)$/m.exec(textOf(`docs/decisions/${name}`))?.[1]]);
  const listed = [...textOf("docs/decisions/README.md").matchAll(/^- \[(\d{4})\]\((.*?)\): (.*)$/gm)].map((match) => match.slice(1));
  expect(listed.sort()).toEqual(entries.sort());
});
