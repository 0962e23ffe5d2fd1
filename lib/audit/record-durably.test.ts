import { afterEach, describe, expect, it, vi } from "vitest";
import { UnavailableError } from "../errors";
import { pool, query } from "../db/pool";
import { noOrigin } from "../permissions/actor";
import { useDatabase } from "../testing/use-database";
import { eventRow } from "./event";
import { recordDurably } from "./record-durably";

useDatabase();
afterEach(() => vi.restoreAllMocks());

const grant = (name: string, details = {}) => eventRow({ type: "ANONYMOUS", id: null, name }, noOrigin, { action: "token.grant", teamId: null, details });
const stored = async (name: string) => (await query<{ id: string }>("SELECT id FROM audit_event WHERE actor_name = $1", [name])).map((row) => row.id).sort();

describe("group commit", () => {
  it("has written each event when it resolves, and shares inserts", async () => {
    const connect = vi.spyOn(pool(), "connect");
    const rows = Array.from({ length: 300 }, () => grant("many"));
    await Promise.all(rows.map(recordDurably));
    expect(connect.mock.calls.length).toBeLessThan(10);
    expect(await stored("many")).toEqual(rows.map((row) => row.id).sort());
  });

  it("refuses the one event of a batch that can't be written, and writes the others", async () => {
    const results = await Promise.allSettled([grant("good"), { ...grant("bad"), at: "never" }, grant("good")].map(recordDurably));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await stored("good")).toHaveLength(2);
    expect(await stored("bad")).toEqual([]);
  });

  it("refuses the events of a batch while the database is away, and goes on with the next", async () => {
    vi.spyOn(pool(), "connect").mockImplementationOnce(() => Promise.reject(new UnavailableError()));
    const results = await Promise.allSettled([recordDurably(grant("lost")), recordDurably(grant("lost"))]);
    expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
    await recordDurably(grant("next"));
    expect(await stored("lost")).toEqual([]);
    expect(await stored("next")).toHaveLength(1);
  });

  it("writes what others have sent as far as it can be written", async () => {
    await recordDurably(grant("odd", { text: "half \ud800, NUL \0", list: ["\udfff"], "key\0": 1 }));
    expect(await stored("odd")).toHaveLength(1);
  });
});

describe("an audit event", () => {
  it.each(["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"])("can't be changed after: %s", async (statement) => {
    await recordDurably(grant("fixed"));
    await expect(query(statement)).rejects.toThrow(/written once|permission denied/);
    expect(await stored("fixed")).not.toEqual([]);
  });
});
