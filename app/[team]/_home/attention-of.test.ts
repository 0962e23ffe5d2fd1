import { expect, it } from "vitest";
import { attentionOf, named } from "./attention-of";

it.each([
  [["Jenkins"], 1, "Jenkins"],
  [["Jenkins", "Backup"], 2, "Jenkins and Backup"],
  [["a", "b", "c"], 1204, "a, b, c and 1,201 more"],
])("names %j of %i", (names, count, text) => expect(named(names, count)).toBe(text));

it("finds nothing where the viewer may see nothing", () => expect(attentionOf({})).toEqual([]));

it("puts what stopped working before what was switched off", () => {
  const soon = { totalCount: 1, nodes: [{ id: "tok_1", name: "Nightly" }] };
  const dormant = { totalCount: 2, nodes: [] };
  const items = attentionOf({ expiring: soon, disabled: { totalCount: 1, nodes: [{ id: "1", name: "Backup" }] }, dormant, refused: { totalCount: 2 } });
  expect(items.map(({ title }) => title)).toEqual([
    "2 token requests were refused in the last 24 hours",
    "1 API token expires within 14 days",
    "2 service accounts weren't used for 90 days",
    "1 service account is disabled",
  ]);
});
