import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../../entities/index";
import { alone, atomically } from "../../db/alone";
import { query } from "../../db/pool";
import { systemActor } from "../../permissions/actor";
import { makeOwner, makeTeam, type Person } from "../../testing/factories";
import { makeEvents } from "../../testing/make-events";
import { tamper } from "../../testing/tamper";
import { useDatabase } from "../../testing/use-database";
import { linkAllEvents } from "../chain/link-events";
import { verifyTrail } from "../chain/verify-trail";
import { makeMonths, monthsBetween } from "../months";
import { getAuditPolicy, updateAuditPolicy } from "./audit-policy";
import { letGo } from "./let-go";

useDatabase();

const system = systemActor("Test");
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const count = async (team: Team) => Number((await query<{ count: string }>("SELECT count(*) FROM audit_event WHERE team_id = $1", [team.id]))[0]!.count);
const parts = async () =>
  (await query<{ name: string }>("SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_event'::regclass ORDER BY 1")).map(
    ({ name }) => name,
  );

let first: Team;
let second: Team;
beforeAll(async () => {
  [first, second] = [await makeTeam(), await makeTeam()];
  await alone("test", null, (run) => atomically(run, () => makeMonths(run, monthsBetween(daysAgo(200), daysAgo(0)))));
  for (const days of [190, 160, 120, 40, 20]) {
    for (const team of [first, second])
      await makeEvents(
        team.id,
        Array.from({ length: 30 }, (_, n) => new Date(daysAgo(days).getTime() + n)),
      );
    await makeEvents(null, [daysAgo(days)]);
  }
  await linkAllEvents();
});

describe("retention", () => {
  it("keeps everything while no team says otherwise", async () => {
    const before = await count(first);
    expect(await letGo()).toMatchObject({ teams: 0, events: 0 });
    expect(await count(first)).toBe(before);
    expect((await verifyTrail()).wrong).toBe(0);
  });

  it("of one team lets go of its events only, and the rest is verified as before", async () => {
    const [before, others] = [await count(first), await count(second)];
    await updateAuditPolicy(system, first.id, { retentionDays: 100 });
    const { teams, months, events } = await letGo();
    expect([teams, months, events]).toEqual([1, [], 90]);
    // Two events more: the policy, and that retention has let events go.
    expect([await count(first), await count(second)]).toEqual([before - 90 + 2, others]);
    expect(await verifyTrail()).toMatchObject({ wrong: 0, problems: [] });
    const [event] = await query("SELECT details FROM audit_event WHERE team_id = $1 AND action = 'audit.retain'", [first.id]);
    expect(event!.details).toMatchObject({ events: 90 });
    expect(await letGo()).toEqual({ teams: 0, months: [], events: 0 });
  });

  it("drops a month at once when no team keeps it", async () => {
    const before = await parts();
    for (const { id } of await query<{ id: string }>("SELECT id FROM team"))
      await updateAuditPolicy(system, id, { retentionDays: id === second.id ? 60 : 100 });
    const { months } = await letGo();
    expect(months.length).toBeGreaterThanOrEqual(3);
    expect(await parts()).toEqual(before.filter((name) => !months.includes(name)));
    expect((await verifyTrail()).wrong).toBe(0);
    expect(
      Number((await query<{ count: string }>("SELECT count(*) FROM audit_event WHERE team_id = $1 AND at < $2", [second.id, daysAgo(61)]))[0]!.count),
    ).toBe(0);
  });

  it("doesn't hide what is done to events that are kept, nor lets go of more than the checkpoint says", async () => {
    await expect(query("DELETE FROM audit_event WHERE team_id = $1 AND at > $2", [first.id, daysAgo(50)])).rejects.toThrow("written once");
    const [event] = await query<{ id: string }>("SELECT id FROM audit_event WHERE team_id = $1 ORDER BY id LIMIT 1", [first.id]);
    await tamper(["DELETE FROM audit_event WHERE id = $1", [event!.id]]);
    expect((await verifyTrail()).problems).toMatchObject([{ chain: first.id, kind: "REMOVED", eventId: event!.id }]);
    await query("UPDATE audit_checkpoint SET before_id = 'evt_7' WHERE chain = $1", [second.id]);
    await query("DELETE FROM audit_event WHERE team_id = $1", [second.id]);
    expect((await verifyTrail()).problems.filter(({ chain }) => chain === second.id).map(({ kind }) => kind)).toContain("CHECKPOINT_CHANGED");
  });
});

describe("months", () => {
  it("that are missing take over what was kept with the rest", async () => {
    const [id] = await makeEvents(first.id, [new Date("2020-02-10")]);
    expect(await query("SELECT 1 FROM audit_event_rest WHERE id = $1", [id])).toHaveLength(1);
    await alone("test", null, (run) => atomically(run, () => makeMonths(run, monthsBetween(new Date("2020-02-01"), new Date("2020-03-01")))));
    expect(await query("SELECT 1 FROM audit_event_rest WHERE id = $1", [id])).toEqual([]);
    expect(await query("SELECT 1 FROM audit_event_y2020m02 WHERE id = $1", [id])).toHaveLength(1);
    for (const statement of [
      "UPDATE audit_event_y2020m02 SET action = 'x'",
      "TRUNCATE audit_event_y2020m02",
      "TRUNCATE audit_event_rest",
      "TRUNCATE audit_event",
    ])
      await expect(query(statement)).rejects.toThrow(/written once|permission denied/);
  });
});

describe("the audit policy", () => {
  let owner: Person & { team: Team };
  beforeAll(async () => {
    owner = await makeOwner();
  });

  it.each([0, 29, 36_501, 45.5])("takes no %d days", async (retentionDays) => {
    await expect(updateAuditPolicy(owner.actor, owner.team.id, { retentionDays })).rejects.toThrow("kept for a whole number of days");
  });

  it("is changed with an event, taken back with null, and left alone by nothing", async () => {
    expect(await updateAuditPolicy(owner.actor, owner.team.id, { retentionDays: 365 })).toMatchObject({ retentionDays: 365 });
    expect(await updateAuditPolicy(owner.actor, owner.team.id, {})).toMatchObject({ retentionDays: 365 });
    expect(await updateAuditPolicy(owner.actor, owner.team.id, { retentionDays: null })).toMatchObject({ retentionDays: null });
    expect(await getAuditPolicy(owner.actor, owner.team.id)).toEqual({ teamId: owner.team.id, retentionDays: null });
    const events = await query("SELECT details FROM audit_event WHERE team_id = $1 AND action = 'audit-policy.update' ORDER BY id", [owner.team.id]);
    expect(events.map(({ details }) => details)).toEqual([{ retentionDays: { from: null, to: 365 } }, { retentionDays: { from: 365, to: null } }]);
  });
});
