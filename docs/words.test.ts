import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What docs/words.md says is avoided: the last column of its table. */
const avoided = [...readFileSync("docs/words.md", "utf8").matchAll(/^\|.*\| ([^|]+?) +\|$/gm)]
  .flatMap(([, cell]) => cell!.split(", "))
  .map((word) => word.trim())
  .filter((word) => !/^(-*|not)$/.test(word));

/** Where such a word isn't ours to choose, or means something else: in a line, or in a file. */
const exceptions: Record<string, { where: RegExp; why: string }> = {
  organization: { where: /autoComplete="organization"/, why: "HTML's name for what browsers fill in" },
  bot: { where: /Deploy bot/, why: "what somebody calls an account" },
  "API key": { where: /better-auth/, why: "another's product" },
  privilege: {
    where: /least.?privilege|tamper\.ts|ensure-database\.ts/i,
    why: "the principle's own name, and the API's for the advice; what PostgreSQL's roles have",
  },
  rights: {
    where: /review\/rights|"\/rights"|review-paths\.ts|reviewPaths\.rights|id: "rights"|start-server\.ts/,
    why: "an address of a page, which stays; what a user of the operating system has",
  },
  machines: { where: /many machines at once/, why: "computers" },
  destination: { where: /^lib\/log\.ts|leave-guard\.tsx/, why: "pino's word for where a log goes, and the browser's for where a click leads" },
};

/** What is read: all but what was released and can't be called otherwise any more, and what quotes these words. */
const kept =
  /^(docs\/words\.(md|test\.ts)|docs\/decisions\/0040|docs\/examples\/products\/|graphql\/released\.graphql|entities\/migrations\/|app\/_graphql\/graphql-env)/;
const files = ["app", "docs", "e2e", "entities", "graphql", "lib"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .concat("README.md")
  .filter((name) => /\.(ts|tsx|mjs|css|graphql|md)$/.test(name) && !kept.test(name));
/** Each line of each file, and its name. */
const lines = files.flatMap((file) => [
  { place: file, text: file },
  ...readFileSync(file, "utf8")
    .split("\n")
    .map((text, at) => ({ place: `${file}:${at + 1}`, text: text.trim() })),
]);

/** The word by itself, and as a part of a name: `forMachines`. */
function patternOf(word: string): RegExp {
  const shout = word.toUpperCase();
  const capital = word[0]!.toUpperCase() + word.slice(1);
  const forms = [`(?<![A-Za-z])${shout}S?(?![A-Za-z])`];
  if (word !== shout) forms.push(`(?<![A-Za-z])(?:${word}|${capital})s?(?![a-z])`, `(?<=[a-z])${capital}s?(?![a-z])`);
  return new RegExp(forms.join("|").replaceAll(" ", "[ -]?"));
}

it.each(avoided)("nobody says “%s”", (word) => {
  const said = patternOf(word);
  const found = lines.filter(({ text }) => said.test(text)).map(({ place, text }) => `${place} ${text.slice(0, 200)}`);
  const allowed = exceptions[word]?.where ?? /^$/;
  expect(found.filter((line) => !allowed.test(line))).toEqual([]);
});
