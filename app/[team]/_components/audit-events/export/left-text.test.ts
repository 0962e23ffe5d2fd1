import { expect, it } from "vitest";
import { leftText, sizeText } from "./left-text";

it("says what is left once it can be told", () => {
  expect(leftText({ rows: 10, total: 1_000_000, elapsed: 500 })).toBe("");
  expect(leftText({ rows: 10, total: null, elapsed: 5_000 })).toBe("");
  expect(leftText({ rows: 500_000, total: 1_000_000, elapsed: 5_000 })).toBe("a few seconds left");
  expect(leftText({ rows: 500_000, total: 1_000_000, elapsed: 33_000 })).toBe("about 40 seconds left");
  expect(leftText({ rows: 100_000, total: 1_000_000, elapsed: 10_000 })).toBe("about 2 minutes left");
  expect(leftText({ rows: 1_000_004, total: 1_000_000, elapsed: 10_000 })).toBe("");
});

it("says sizes short", () => {
  expect([0, 812, 3_400_000, 402_000_000].map(sizeText)).toEqual(["0 B", "812 B", "3.4 MB", "402 MB"]);
});
