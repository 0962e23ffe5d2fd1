import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("architecture.md names every folder of lib, and none that isn't there", () => {
  const table = readFileSync(new URL("architecture.md", import.meta.url), "utf8").split("## How it works")[0]!;
  const named = [...table.matchAll(/^\|(?<folders>[^|]*)\|/gm)].flatMap(({ groups }) =>
    [...groups!.folders!.matchAll(/`lib\/([a-z-]+)\/`/g)].map((match) => match[1]!),
  );
  const folders = readdirSync(new URL("../lib", import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(named.sort()).toEqual(folders.map(({ name }) => name).sort());
});
