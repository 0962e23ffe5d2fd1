import { expect, it } from "vitest";
import { isTooShort, searchedFor } from "./searched-for";

it("is asked for once a word is long enough", () => {
  expect(["", "  ", "ab", "a b", "%_\\\\%"].map(searchedFor)).toEqual([{}, {}, {}, {}, {}]);
  expect([" jenkins ", "ci jenkins", "10.", "東京", "🤖"].map(searchedFor)).toEqual(
    ["jenkins", "ci jenkins", "10.", "東京", "🤖"].map((search) => ({ search })),
  );
});

it("nothing is not too short", () => {
  expect([isTooShort(""), isTooShort(" "), isTooShort("a"), isTooShort("abc")]).toEqual([false, false, true, false]);
});
