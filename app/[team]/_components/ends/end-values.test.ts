import { expect, it } from "vitest";
import { endAt, endInput, endProblems, ends, firstEnd, lifetimeOptions } from "./end-values";

const now = Date.parse("2026-11-22T12:00:00Z");
const values = { lifetime: "90", expiresInDays: "", expiresAt: "" };
const labels = (most: number | null) => lifetimeOptions(most).map(({ label }) => label);

it("offers what the team allows, and its longest lifetime itself", () => {
  expect(labels(null)).toEqual(["7 days", "30 days", "60 days", "90 days", "180 days", "1 year"]);
  expect(labels(90)).toEqual(["7 days", "30 days", "60 days", "90 days"]);
  expect(labels(45)).toEqual(["7 days", "30 days", "45 days"]);
  expect(labels(1)).toEqual(["1 day"]);
  expect(labels(3650)).toEqual(labels(null));
});

it("begins with 90 days, or with as many as are allowed", () => {
  expect(firstEnd(null).lifetime).toBe("90");
  expect(firstEnd(45).lifetime).toBe("45");
});

it("asks for days, for the end of a day, or for nothing", () => {
  expect(endInput(values)).toEqual({ expiresInDays: 90 });
  expect(endInput({ ...values, lifetime: ends.days, expiresInDays: 45 })).toEqual({ expiresInDays: 45 });
  expect(endInput({ ...values, lifetime: ends.date, expiresAt: "2027-02-20" })).toEqual({ expiresAt: new Date("2027-02-20T23:59:59").toISOString() });
  expect(endInput({ ...values, lifetime: ends.never })).toEqual({});
  expect(endInput({ ...values, lifetime: ends.keep })).toEqual({});
});

it("says when that is", () => {
  expect(endAt({ ...values, lifetime: "1" }, now)?.toISOString()).toBe("2026-11-23T12:00:00.000Z");
  expect(endAt({ ...values, lifetime: ends.never }, now)).toBeNull();
  expect(endAt({ ...values, lifetime: ends.days }, now)).toBeUndefined();
});

it.each([
  [{ lifetime: ends.days, expiresInDays: "" }, { expiresInDays: "Enter a whole number of days, such as 45." }],
  [{ lifetime: ends.days, expiresInDays: 1.5 }, { expiresInDays: "Enter a whole number of days, such as 45." }],
  [{ lifetime: ends.date, expiresAt: "" }, { expiresAt: "Enter a day." }],
  [{ lifetime: ends.date, expiresAt: "2026-11-20" }, { expiresAt: "Enter a day that isn't past." }],
  [{ lifetime: ends.date, expiresAt: "2026-12-01" }, undefined],
])("of %j it finds wrong: %j", (given, wrong) => expect(endProblems({ ...values, ...given }, now)).toEqual(wrong));
