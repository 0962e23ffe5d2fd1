import { expect, it } from "vitest";
import { grouped, matches } from "./search-item";

it.each([
  ["", true],
  ["new acc", true],
  ["acc new", true],
  ["ccount", false],
  ["new product", false],
])("looks for %j in New service account", (text, found) => expect(matches(text, "New service account")).toBe(found));

it("keeps the order of groups and items", () => {
  const item = (id: string, group: string) => ({ id, group, label: id, run: () => undefined });
  const groups = grouped([item("a", "Go to"), item("b", "Do"), item("c", "Go to")]);
  expect(groups.map(([group, items]) => [group, items.map(({ id }) => id)])).toEqual([
    ["Go to", ["a", "c"]],
    ["Do", ["b"]],
  ]);
});
