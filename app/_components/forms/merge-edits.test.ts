import { expect, it } from "vitest";
import { changedFields, mergeEdits } from "./merge-edits";

const base = { name: "Jenkins", text: "old", minutes: 60 };

it("changes of different fields go together", () => {
  expect(mergeEdits(base, { ...base, name: "Jenkins CI" }, { ...base, text: "new" })).toEqual({
    conflicts: [],
    merged: { name: "Jenkins CI", text: "new", minutes: 60 },
  });
});

it("a field that both changed differently is a conflict, and what I typed stays", () => {
  expect(mergeEdits(base, { ...base, text: "mine" }, { ...base, text: "theirs", minutes: 5 })).toEqual({
    conflicts: ["text"],
    merged: { name: "Jenkins", text: "mine", minutes: 5 },
  });
});

it("the same change by both is none", () => {
  const same = { ...base, text: "new" };
  expect(mergeEdits(base, same, same)).toEqual({ conflicts: [], merged: same });
});

it("only what differs is sent", () => {
  expect(changedFields(base, { ...base, minutes: 5 })).toEqual({ minutes: 5 });
  expect(changedFields(base, base)).toEqual({});
});

it("lists of the same entries are the same", () => {
  const list = { ...base, permissions: [{ name: "a:b" }] };
  expect(changedFields(list, { ...list, permissions: [{ name: "a:b" }] })).toEqual({});
});
