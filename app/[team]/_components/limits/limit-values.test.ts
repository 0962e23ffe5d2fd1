import { expect, it } from "vitest";
import { limitOf, limitRule, limitText, limitValue } from "./limit-values";

it("turns a limit into a field and back, empty for any number", () => {
  for (const limit of [null, 1, 600]) expect(limitOf(limitValue(limit))).toBe(limit);
  expect([limitText(null), limitText(1_000)]).toEqual(["Any number", "1,000"]);
});

it("takes whole numbers up to the largest that the API takes", () => {
  expect(["", 1, "600", 1_000_000].map(limitRule("requestsPerMinute"))).toEqual([null, null, null, null]);
  expect([0, -1, 1.5, "x", 1_000_001].map(limitRule("requestsPerMinute"))).toEqual(
    Array(5).fill("Enter a whole number from 1 to 1,000,000, or nothing for any number."),
  );
  expect(limitRule("grantsPerDay")(10_000_000)).toBeNull();
});
