import { expect, it } from "vitest";
import { daysOf, daysProblem, warningText, warningValues } from "./warning-values";

it("turns a policy into fields and back", () => {
  for (const expiryDays of [[30, 7, 1], [90], []]) expect(daysOf(warningValues({ expiryDays }))).toEqual(expiryDays);
  expect(warningValues({ expiryDays: [] })).toEqual({ warn: "never", expiryDays: "30, 7, 1" });
  expect(daysOf({ warn: "ahead", expiryDays: " 14,7 ; 1" })).toEqual([14, 7, 1]);
});

it("says what is wrong with the days", () => {
  const problem = (expiryDays: string) => daysProblem(expiryDays, { warn: "ahead", expiryDays });
  expect(["30, 7, 1", "90", "5 4 3 2 1", "7, 7, 7, 7, 7, 7"].map(problem)).toEqual([null, null, null, null]);
  expect(problem(" , ")).toBe("Enter at least one number of days, or choose not to be warned.");
  for (const wrong of ["0", "91", "1.5", "-3", "week"]) expect(problem(`30, ${wrong}`)).toBe(`“${wrong}” isn't a whole number of days from 1 to 90.`);
  expect(problem("6, 5, 4, 3, 2, 1")).toBe("At most 5 warnings are possible.");
  expect(daysProblem("x", { warn: "never", expiryDays: "x" })).toBeNull();
});

it("says when a team is warned", () => {
  expect([[30, 7, 1], [1], [14], []].map(warningText)).toEqual([
    "People and webhooks are warned 30, 7 and 1 day ahead.",
    "People and webhooks are warned 1 day ahead.",
    "People and webhooks are warned 14 days ahead.",
    "Nobody is warned of what ends.",
  ]);
});
