import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogue } from "./catalogue";

describe("the catalogue", () => {
  it("is the table in the documentation", () => {
    const rows = [...readFileSync("docs/permissions.md", "utf8").matchAll(/^\| `([a-z-]+)` +\| ([^|]+?) +\| (people only|anyone) +\|$/gm)];
    const told = rows.flatMap(([, resource, verbs, who]) =>
      verbs!.split(", ").map((verb) => [`${resource}:${verb.replaceAll("`", "")}`, who === "people only"]),
    );
    expect(told).toEqual(catalogue.map(({ name, peopleOnly }) => [name, peopleOnly]));
  });

  it("names each permission once, as resource:verb, and depends on what it has", () => {
    const names = catalogue.map((permission) => permission.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, dependsOn } of catalogue) {
      expect(name).toMatch(/^[a-z-]+:[a-z-]+$/);
      expect(names).toEqual(expect.arrayContaining([...dependsOn]));
    }
  });
});
