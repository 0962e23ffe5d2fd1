import { expect, it } from "vitest";
import { refreshOptions, refreshText } from "./refresh-lifetimes";

it("says for how long tokens can be refreshed", () => {
  expect([0, 3600, 86_400, 604_800].map(refreshText)).toEqual(["Off", "For 1 hour", "For 24 hours", "For 7 days"]);
});

it("offers what an account has beside the usual ones, in order", () => {
  expect(refreshOptions("0").map(({ value }) => value)).toEqual(["0", "3600", "28800", "86400", "259200", "604800"]);
  expect(refreshOptions("5400")[2]).toEqual({ value: "5400", label: "For 90 minutes" });
});
