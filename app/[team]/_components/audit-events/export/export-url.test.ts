import { expect, it } from "vitest";
import { exportName, exportUrl } from "./export-url";

it("asks for what the list's filters let through", () => {
  expect(exportUrl("csv", "team_1", {})).toBe("/api/export/audit-events.csv?team=team_1");
  const filter = {
    search: "100% x",
    serviceAccountId: "sa_1",
    action: "token.refuse",
    address: "2001:db8::1",
    from: "2026-05-03T12:00:00.000Z",
    actorId: null,
  };
  const url = new URL(exportUrl("ndjson", "team_1", filter), "http://localhost");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    team: "team_1",
    search: "100% x",
    account: "sa_1",
    action: "token.refuse",
    address: "2001:db8::1",
    from: "2026-05-03T12:00:00.000Z",
  });
});

it("names the file after its team and day", () => {
  expect(exportName("csv", "acme", new Date("2026-05-03T12:00:00.000Z"))).toBe("audit-events-acme-2026-05-03.csv");
});
