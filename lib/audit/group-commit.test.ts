import { afterEach, describe, expect, it, vi } from "vitest";
import { pool, query } from "../db/pool";
import { noOrigin } from "../permissions/actor";
import { useDatabase } from "../testing/use-database";
import { eventRow } from "./event";
import { recordDurably } from "./group-commit";

useDatabase();
afterEach(() => vi.restoreAllMocks());

const grant = (name: string) => eventRow({ type: "ANONYMOUS", id: null, name }, noOrigin, { action: "token.grant", teamId: null });
const stored = async (name: string) => (await query<{ id: string }>("SELECT id FROM audit_event WHERE actor_name = $1", [name])).map((row) => row.id).sort();

describe("group commit", () => {
  it("has written each event when it resolves, and shares inserts", async () => {
    const connect = vi.spyOn(pool(), "connect");
    const rows = Array.from({ length: 300 }, () => grant("many"));
    await Promise.all(rows.map(recordDurably));
    expect(connect.mock.calls.length).toBeLessThan(10);
    expect(await stored("many")).toEqual(rows.map((row) => row.id).sort());
  });

  it("refuses the events of a batch that can't be written, and goes on with the next", async () => {
    vi.spyOn(pool(), "connect").mockImplementationOnce(() => Promise.reject(new Error("connection refused")));
    const results = await Promise.allSettled([recordDurably(grant("lost")), recordDurably(grant("lost"))]);
    expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
    await recordDurably(grant("next"));
    expect(await stored("lost")).toEqual([]);
    expect(await stored("next")).toHaveLength(1);
  });
});

describe("an audit event", () => {
  it.each(["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"])("can't be changed after: %s", async (statement) => {
    await recordDurably(grant("fixed"));
    await expect(query(statement)).rejects.toThrow(/written once|permission denied/);
    expect(await stored("fixed")).not.toEqual([]);
  });
});
