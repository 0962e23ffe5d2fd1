import { expect, it } from "vitest";
import { eventChanges, fieldTitle, valueText } from "./event-changes";

it("tells changes from other details", () => {
  const { changes, rest } = eventChanges({ name: { from: "A", to: "B" }, serviceAccount: { id: "sa_1", name: "Jenkins" }, reason: "unused" });
  expect(changes).toEqual([{ field: "name", from: "A", to: "B" }]);
  expect(rest).toEqual({ serviceAccount: { id: "sa_1", name: "Jenkins" }, reason: "unused" });
  expect(eventChanges(null)).toEqual({ changes: [], rest: {} });
  expect(eventChanges(["a"])).toEqual({ changes: [], rest: {} });
});

it("reads fields and values out to people", () => {
  expect(["name", "retentionDays", "requireDpop"].map(fieldTitle)).toEqual(["Name", "Retention days", "Require dpop"]);
  expect([null, "", [], true, 5, "x", ["a", "b"], { a: 1 }].map(valueText)).toEqual(["nothing", "nothing", "nothing", "yes", "5", "x", "a, b", '{"a":1}']);
});
