import { expect, it } from "vitest";
import { alone } from "../db/alone";
import { query } from "../db/pool";
import { idFrom } from "../ids";
import { makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { adoptOldEvents } from "./adopt-old-events";
import { linkAllEvents } from "./chain/link-events";
import { verifyTrail } from "./chain/verify-trail";

useDatabase();

const unchained = "CREATE TABLE audit_event_unchained (LIKE audit_event INCLUDING DEFAULTS, PRIMARY KEY (id))";
const days = (count: number) => Array.from({ length: count }, (_, n) => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000));

async function leaveOldEvents(teamId: string, count: number): Promise<string[]> {
  const times = days(count);
  const ids = times.map((time) => idFrom("AuditEvent", time));
  await alone("test", null, async (run) => {
    await run(unchained);
    await run(
      `INSERT INTO audit_event_unchained (id, team_id, at, action, actor_type, actor_name, details)
       SELECT id, CASE WHEN n % 7 > 0 THEN $1 END, at + interval '1 microsecond' * n, 'token.grant', 'SYSTEM', 'x', jsonb_build_object('n', n)
       FROM unnest($2::text[], $3::timestamptz[]) WITH ORDINALITY AS e (id, at, n)`,
      [teamId, ids, times],
    );
  });
  return ids;
}

it("events of a version without a chain are taken over: into their months, sealed and linked; and none after that", async () => {
  const team = await makeTeam();
  const ids = await leaveOldEvents(team.id, 6_000);
  await adoptOldEvents();
  await adoptOldEvents();
  await linkAllEvents();
  expect(await verifyTrail()).toMatchObject({ wrong: 0 });
  const [taken] = await query<{ count: string; rest: string }>(
    "SELECT count(*), count(*) FILTER (WHERE tableoid = 'audit_event_rest'::regclass) AS rest FROM audit_event WHERE id = ANY($1)",
    [ids],
  );
  expect(taken).toEqual({ count: "6000", rest: "0" });
  expect(await query("SELECT to_regclass('audit_event_unchained') AS old")).toEqual([{ old: null }]);

  const forged = await leaveOldEvents(team.id, 3);
  await adoptOldEvents();
  expect(await query("SELECT 1 FROM audit_event_unchained WHERE id = ANY($1)", [forged])).toHaveLength(3);
  expect((await verifyTrail()).wrong).toBe(0);
});
