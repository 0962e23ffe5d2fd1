import { expect, it } from "vitest";
import { endAfterGrace, firstGrace, graceOptions, graceProblem, graceSeconds, ownDays } from "./grace-values";

const own = (graceDays: number | string) => ({ grace: ownDays, graceDays });

it("a usual grace is its seconds, the first one a day", () => {
  expect(graceSeconds(firstGrace)).toBe(86_400);
  expect(graceOptions.map(({ value }) => graceSeconds({ grace: value, graceDays: "" }))).toEqual([
    0,
    3600,
    86_400,
    259_200,
    604_800,
    1_209_600,
    2_592_000,
    undefined,
  ]);
});

it("days of one's own are whole, from 0 to 30", () => {
  expect([0, 1, 30, "12"].map((days) => graceSeconds(own(days)))).toEqual([0, 86_400, 2_592_000, 1_036_800]);
  for (const days of ["", -1, 31, 1.5, "x"]) {
    expect(graceSeconds(own(days)), String(days)).toBeUndefined();
    expect(graceProblem(own(days)), String(days)).toBe("Enter a whole number of days from 0 to 30.");
  }
  expect(graceProblem({ grace: "3600", graceDays: "x" })).toBeNull();
});

it("a secret that would end before the grace is over still does", () => {
  const now = Date.parse("2027-01-10T12:00:00Z");
  expect(endAfterGrace(null, 3600, now).toISOString()).toBe("2027-01-10T13:00:00.000Z");
  expect(endAfterGrace("2027-01-10T12:30:00Z", 3600, now).toISOString()).toBe("2027-01-10T12:30:00.000Z");
  expect(endAfterGrace("2027-02-10T12:30:00Z", 3600, now).toISOString()).toBe("2027-01-10T13:00:00.000Z");
});
