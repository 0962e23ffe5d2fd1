import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../../entities/index";
import { query } from "../../db/pool";
import { transaction } from "../../db/transaction";
import { noOrigin, systemActor } from "../../permissions/actor";
import { makeTeam } from "../../testing/factories";
import { useDatabase } from "../../testing/use-database";
import { eventRow, insertEvents } from "../event";
import { recordDurably } from "../record-durably";
import { recordEvent } from "../record-event";
import { sealOf } from "../seal";
import { type StoredEvent, storedEvent } from "../stored-event";
import { linkAllEvents, linkEvents } from "./link-events";
import { verifyTrail } from "./verify-trail";

useDatabase();

let team: Team;

describe("the audit trail", () => {
  beforeAll(async () => {
    team = await makeTeam();
  });

  it("is whole as Latchkey leaves it, whoever writes at once and in whatever order they commit", async () => {
    const row = (name: string) => eventRow({ type: "ANONYMOUS", id: null, name }, noOrigin, { action: "token.refuse", teamId: team.id });
    const [early, late] = [row("early"), row("late")];
    // The first id is committed last, when later ones are linked already.
    await transaction(async (tx) => {
      await tx.manager.query(insertEvents, [JSON.stringify([early])]);
      await recordDurably(late);
      await linkAllEvents();
    });
    await Promise.all(Array.from({ length: 40 }, (_, n) => recordDurably(row(`event ${n}`))).concat(Array.from({ length: 5 }, () => linkAllEvents())));
    const verified = await verifyTrail();
    expect(verified).toMatchObject({ wrong: 0, problems: [] });
    const [count] = await query<{ count: string }>("SELECT count(*) FROM audit_event");
    expect(verified.events).toBe(Number(count!.count));
    expect(await query("SELECT 1 FROM audit_pending")).toEqual([]);
    const [linked] = await query<{ count: string; different: string }>(
      "SELECT count(*), count(DISTINCT id) AS different FROM audit_block, unnest(event_ids) AS id",
    );
    expect([linked!.count, linked!.different]).toEqual([count!.count, count!.count]);
  });

  it("holds up nobody who writes while it is linked, and one links at a time", async () => {
    await transaction(async (tx) => {
      await tx.manager.query("SELECT pg_advisory_xact_lock(7203114922)");
      await recordDurably(eventRow({ type: "ANONYMOUS", id: null, name: "meanwhile" }, noOrigin, { action: "token.refuse", teamId: team.id }));
      expect(await linkEvents()).toBe(0);
    });
    expect(await linkEvents()).toBe(1);
    expect(await linkEvents()).toBe(0);
  });

  it("loses what is rolled back, from the queue too", async () => {
    const before = await query("SELECT id FROM audit_pending");
    await expect(
      transaction(async (tx) => {
        await recordEvent(tx, systemActor("Test"), { action: "team.update", teamId: team.id });
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await query("SELECT id FROM audit_pending")).toEqual(before);
    expect((await verifyTrail()).wrong).toBe(0);
  });

  it("seals what is read as what was written, whatever the details hold", async () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("half \ud800", "\udfff", "NUL \0"));
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.date({ noInvalidDate: true }),
        fc.array(tie("json"), { maxLength: 4 }),
        fc.dictionary(text, tie("json"), { maxKeys: 4 }),
      ),
    }));
    const event = fc.record({ details: fc.dictionary(text, json, { maxKeys: 4 }), name: text, address: fc.option(text) });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (drafts) => {
        const rows = drafts.map(({ details, name, address }) =>
          eventRow({ type: "ANONYMOUS", id: null, name }, { ...noOrigin, address }, { action: "token.refuse", teamId: null, details }),
        );
        await query(insertEvents, [JSON.stringify(rows)]);
        const read = await query<StoredEvent>(`SELECT ${storedEvent} FROM audit_event WHERE id = ANY($1)`, [rows.map(({ id }) => id)]);
        expect(new Map(read.map((each) => [each.id, sealOf(each).toString("hex")]))).toEqual(new Map(rows.map(({ id, seal }) => [id, seal])));
      }),
      { numRuns: 40 },
    );
    expect((await verifyTrail()).wrong).toBe(0);
  });
});
