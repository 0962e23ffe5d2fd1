import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };

const [, runtime = "", development = ""] = readFileSync("docs/dependencies.md", "utf8").split(/^## /m);
/** Name and licence in each row of a table. */
const rows = (section: string) => [...section.matchAll(/^\| `([^`]+)` +\| (\S+) +\| \S.*\|$/gm)].map(([, name, licence]) => [name!, licence!]);
const licenceOf = (name: string) => (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { license: string }).license;
const expected = (names: object) => Object.keys(names).map((name) => [name, licenceOf(name)]);

it("docs/dependencies.md names every package that Latchkey stands on, with its licence and why", () => {
  expect(rows(runtime).sort()).toEqual(expected(packageJson.dependencies).sort());
});

it("and every one for development and tests", () => {
  expect(rows(development).sort()).toEqual(expected(packageJson.devDependencies).sort());
});
