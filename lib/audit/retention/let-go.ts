import { alone, atomically, type Run } from "../../db/alone";
import { idFrom } from "../../ids";
import { systemActor } from "../../permissions/actor";
import { checkpointSeal, type Place } from "../chain/block";
import { linkAllEvents } from "../chain/link-events";
import { eventRow, insertEvents } from "../event";
import { auditLock, linkLock } from "../lock";
import { presentMonths } from "../months";
import { installationChain } from "../stored-event";

const day = 86_400_000;
const batch = 10_000;

/** What retention has done. */
interface LetGo {
  /** Teams whose trail begins later now. */
  teams: number;
  /** Months whose table was dropped at once. */
  months: string[];
  /** Events that were removed one by one, because others of their month are kept. */
  events: number;
}

/**
 * Lets go of events that teams don't keep any longer. The chain begins later then: a checkpoint, itself sealed, says from where on, and an event
 * in the trail says the same; so the rest is verified as before. A month that nobody keeps is dropped with its table.
 */
export async function letGo(now = new Date()): Promise<LetGo> {
  await linkAllEvents();
  return alone("audit", auditLock, async (run) => {
    const teams = await moveCheckpoints(run, now);
    const months = await dropMonths(run, now);
    return { teams, months, events: await deleteEvents(run) };
  });
}

async function moveCheckpoints(run: Run, now: Date): Promise<number> {
  const policies = await run<{ team_id: string; name: string; days: number }>(
    "SELECT p.team_id, t.name, p.retention_days AS days FROM audit_policy p JOIN team t ON t.id = p.team_id WHERE p.retention_days IS NOT NULL ORDER BY p.team_id",
  );
  let moved = 0;
  for (const { team_id: teamId, name, days } of policies) if (await moveCheckpoint(run, { chain: teamId, teamId, name }, daysBefore(now, days))) moved += 1;
  // What is of no team is kept as long as the most patient team keeps its own.
  const [all] = await run<{ days: number | null }>(
    "SELECT CASE WHEN count(*) = count(p.retention_days) THEN max(p.retention_days) END AS days FROM team t LEFT JOIN audit_policy p ON p.team_id = t.id",
  );
  if (all!.days !== null) await moveCheckpoint(run, { chain: installationChain, teamId: null, name: "installation" }, daysBefore(now, all!.days));
  return moved;
}

const daysBefore = (now: Date, days: number) => new Date(Math.floor(now.getTime() / day) * day - days * day);

interface Chain {
  chain: string;
  teamId: string | null;
  name: string;
}

/** Lets a chain begin after its last block in a row of which all events are older than this. @returns whether it begins later than before */
async function moveCheckpoint(run: Run, { chain, teamId, name }: Chain, before: Date): Promise<boolean> {
  const beforeId = idFrom("AuditEvent", before);
  return atomically(run, async () => {
    // The chain stays as it is meanwhile.
    await run("SELECT pg_advisory_xact_lock($1)", [linkLock]);
    const [block] = await run<{ no: string; mac: Buffer; from: string; events: string }>(
      `SELECT b.no, b.mac, coalesce(c.no, 0) AS from, coalesce(c.events, 0) AS events FROM audit_block b LEFT JOIN audit_checkpoint c ON c.chain = b.chain
       WHERE b.chain = $1 AND b.no > coalesce(c.no, 0) AND b.last_id < $2
         AND b.no < coalesce((SELECT min(k.no) FROM audit_block k WHERE k.chain = $1 AND k.no > coalesce(c.no, 0) AND k.last_id >= $2), b.no + 1)
       ORDER BY b.no DESC LIMIT 1`,
      [chain, beforeId],
    );
    if (!block) return false;
    const [gone] = await run<{ events: string }>("SELECT sum(cardinality(event_ids)) AS events FROM audit_block WHERE chain = $1 AND no > $2 AND no <= $3", [
      chain,
      block.from,
      block.no,
    ]);
    const place: Place = { chain, no: Number(block.no), events: Number(block.events) + Number(gone!.events), mac: block.mac, at: new Date().toISOString() };
    await run(
      `INSERT INTO audit_checkpoint (chain, no, events, mac, before_id, at, seal) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (chain) DO UPDATE SET no = excluded.no, events = excluded.events, mac = excluded.mac, before_id = excluded.before_id, at = excluded.at, seal = excluded.seal`,
      [chain, place.no, place.events, place.mac, beforeId, place.at, checkpointSeal(place, beforeId)],
    );
    await run("DELETE FROM audit_block WHERE chain = $1 AND no <= $2", [chain, place.no]);
    const actor = systemActor();
    const event = eventRow(actor, actor.origin, {
      action: "audit.retain",
      teamId,
      target: teamId === null ? undefined : { type: "Team", id: teamId, name },
      details: { before: before.toISOString(), events: Number(gone!.events), upToBlock: place.no, mac: place.mac.toString("hex") },
    });
    await run(insertEvents, [JSON.stringify([event])]);
    return true;
  });
}

/** Drops each month in which no chain keeps an event. */
async function dropMonths(run: Run, now: Date): Promise<string[]> {
  const dropped: string[] = [];
  const current = `audit_event_y${now.getUTCFullYear()}m${String(now.getUTCMonth() + 1).padStart(2, "0")}`;
  for (const month of (await presentMonths(run)).filter((name) => name < current)) {
    const [kept] = await run<{ one: boolean }>(
      `WITH RECURSIVE teams AS (
         (SELECT team_id, max(id) AS last FROM ${month} WHERE team_id = (SELECT min(team_id) FROM ${month}) GROUP BY team_id)
         UNION ALL
         SELECT n.team_id, (SELECT max(e.id) FROM ${month} e WHERE e.team_id = n.team_id) FROM teams,
           LATERAL (SELECT min(e.team_id) AS team_id FROM ${month} e WHERE e.team_id > teams.team_id) n WHERE n.team_id IS NOT NULL
       ), ends AS (
         SELECT team_id AS chain, last FROM teams UNION ALL SELECT $1, max(id) FROM ${month} WHERE team_id IS NULL
       )
       SELECT EXISTS (SELECT 1 FROM ends LEFT JOIN audit_checkpoint c ON c.chain = ends.chain WHERE ends.last IS NOT NULL AND (c.before_id IS NULL OR ends.last >= c.before_id)) AS one`,
      [installationChain],
    );
    if (kept!.one) continue;
    await atomically(run, async () => {
      await run("SET LOCAL lock_timeout = '2s'");
      await run(`DROP TABLE ${month}`);
    });
    dropped.push(month);
  }
  return dropped;
}

/** Removes what is left of events that their team doesn't keep, a batch at a time. */
async function deleteEvents(run: Run): Promise<number> {
  let events = 0;
  const checkpoints = await run<{ chain: string; before_id: string }>("SELECT chain, before_id FROM audit_checkpoint ORDER BY chain");
  for (const { chain, before_id: beforeId } of checkpoints) {
    const ofChain = chain === installationChain ? "team_id IS NULL AND $2::text <> ''" : "team_id = $2";
    for (let deleted = batch; deleted === batch; events += deleted) {
      const rows = await run<{ count: string }>(
        `WITH gone AS (DELETE FROM audit_event WHERE id IN (SELECT id FROM audit_event WHERE ${ofChain} AND id < $1 ORDER BY id LIMIT ${batch}) AND id < $1 RETURNING 1)
         SELECT count(*) AS count FROM gone`,
        [beforeId, chain],
      );
      deleted = Number(rows[0]!.count);
    }
  }
  return events;
}
