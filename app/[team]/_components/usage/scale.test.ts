import { expect, it } from "vitest";
import { ceiling, shortNumber } from "./scale";

it("ends an axis at a round whole number that nothing goes beyond", () => {
  expect([0, 1, 3, 4, 5, 7, 11, 23, 26, 99, 100, 101, 1_800].map(ceiling)).toEqual([1, 1, 3, 4, 5, 8, 15, 25, 30, 100, 100, 150, 2_000]);
  for (let highest = 1; highest < 5_000; highest += 7) {
    expect(ceiling(highest)).toBeGreaterThanOrEqual(highest);
    expect(Number.isInteger(ceiling(highest))).toBe(true);
  }
});

it("writes large numbers short", () => {
  expect([0, 950, 1_200, 2_500_000].map(shortNumber)).toEqual(["0", "950", "1.2K", "2.5M"]);
});
