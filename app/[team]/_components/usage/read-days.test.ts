import { expect, it } from "vitest";
import { readDays } from "./read-days";

it.each([
  ["", 90],
  ["30", 30],
  ["7", 7],
  ["0", 90],
  ["3651", 90],
  ["-30", 90],
  ["1e3", 90],
  ["99999", 90],
])("reads %j as %i days", (text, days) => expect(readDays(text, 90, [30, 90]).days).toBe(days));

it("offers what is chosen among the usual choices", () => {
  expect(readDays("1", 90, [30, 90]).options.map(({ label }) => label)).toEqual(["1 day", "30 days", "90 days"]);
});
