import { expect, it } from "vitest";
import { daysOf, daysProblem, isShorter, keptSince, policyValues } from "./audit-policy-values";

it("turns a policy into fields and back", () => {
  for (const retentionDays of [null, 30, 400]) expect(daysOf(policyValues({ retentionDays }))).toBe(retentionDays);
});

it("takes whole days between a month and a century", () => {
  expect(["", 29, 30.5, 36_501, "x"].map((days) => daysProblem(days, { keep: "days", days }))).toEqual(
    Array(5).fill("Enter a whole number of days, from 30 to 36,500."),
  );
  expect([30, 90, "365"].map((days) => daysProblem(days, { keep: "days", days }))).toEqual([null, null, null]);
  expect(daysProblem("", { keep: "ever", days: "" })).toBeNull();
});

it("knows what lets events go", () => {
  expect([isShorter(90, null), isShorter(90, 91), isShorter(90, 90), isShorter(null, 90), isShorter(120, 90)]).toEqual([true, true, false, false, false]);
  expect(keptSince(30, Date.parse("2026-05-04T12:00:00Z"))).toBe("2026-04-04T12:00:00.000Z");
});
