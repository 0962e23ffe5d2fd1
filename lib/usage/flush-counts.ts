import { randomUUID } from "node:crypto";
import { transaction } from "../db/transaction";
import { log } from "../log";
import { agentFamily } from "./agent-family";
import { type Counts, type HourCount, type LastUse, type PermissionUse, takeCounts } from "./counters";

/** Rows of one transaction. */
const largestBatch = 2_000;

interface Batch {
  seq: number;
  hours: HourCount[];
  last: LastUse[];
  permissions: PermissionUse[];
}

interface Shared {
  /** Names the process in the database. */
  instance: string;
  seq: number;
  /** Taken out of the counters and not known to be written. */
  batches: Batch[];
  underWay?: Promise<void>;
}
const shared = globalThis as typeof globalThis & { latchkeyFlush?: Shared };
const state = (): Shared => (shared.latchkeyFlush ??= { instance: randomUUID(), seq: 0, batches: [] });

/** Adds what has been counted to the database; what can't be written now is kept, as it is, for the next time. */
export async function flushCounts(): Promise<void> {
  const current = state();
  while (current.underWay) await current.underWay;
  current.underWay = flush(current).finally(() => (current.underWay = undefined));
  await current.underWay;
}

async function flush(current: Shared): Promise<void> {
  // While something waits, the rest goes on being counted in memory, where it takes no more room.
  if (current.batches.length === 0) current.batches = batchesOf(takeCounts(), current);
  try {
    for (let batch = current.batches[0]; batch; batch = current.batches[0]) {
      await write(current.instance, batch);
      current.batches.shift();
    }
  } catch (error) {
    log().debug({ reason: error instanceof Error ? error.message : String(error) }, "counters of use are not written yet");
  }
}

function batchesOf({ hours, last, permissions }: Counts, current: Shared): Batch[] {
  const [allHours, allLast, allPermissions] = [[...hours.values()], [...last.values()], [...permissions.values()]];
  const batches: Batch[] = [];
  for (let from = 0; from < Math.max(hours.size, last.size, permissions.size); from += largestBatch) {
    const part = <Item>(items: Item[]) => items.slice(from, from + largestBatch);
    batches.push({ seq: (current.seq += 1), hours: part(allHours), last: part(allLast), permissions: part(allPermissions) });
  }
  return batches;
}

const byHour = (table: "usage_hour" | "usage_day", at: string) => `INSERT INTO ${table} AS counted (team_id, subject_id, at, calls, refusals)
  SELECT team, subject, ${at}, sum(calls), sum(refusals) FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[]) AS u (team, subject, at, calls, refusals)
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (team_id, subject_id, at) DO UPDATE SET calls = counted.calls + excluded.calls, refusals = counted.refusals + excluded.refusals`;

/** In one transaction, with a mark of the batch: sent again after an answer was lost, it adds nothing. Rows are written in one order, so that instances don't lock each other out. */
async function write(instance: string, { seq, hours, last, permissions }: Batch): Promise<void> {
  await transaction(async ({ manager }) => {
    const marked = await manager.query<unknown[]>(
      `WITH mark AS (
         INSERT INTO usage_flush AS f (instance, seq, at) VALUES ($1, $2, now())
         ON CONFLICT (instance) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE f.seq < excluded.seq RETURNING 1
       ) SELECT * FROM mark`,
      [instance, seq],
    );
    if (marked.length === 0) return;
    const time = (at: number) => new Date(at).toISOString();
    if (hours.length > 0) {
      const columns = [
        hours.map((h) => h.teamId),
        hours.map((h) => h.subjectId),
        hours.map((h) => time(h.hour)),
        hours.map((h) => h.calls),
        hours.map((h) => h.refusals),
      ];
      await manager.query(byHour("usage_hour", "u.at"), columns);
      await manager.query(byHour("usage_day", "date_trunc('day', u.at, 'UTC')"), columns);
    }
    if (last.length > 0)
      await manager.query(
        `INSERT INTO usage_last AS l (team_id, subject_id, at, address, agent)
         SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) ORDER BY 1, 2
         ON CONFLICT (team_id, subject_id) DO UPDATE SET at = excluded.at, address = excluded.address, agent = excluded.agent WHERE l.at <= excluded.at`,
        [
          last.map((l) => l.teamId),
          last.map((l) => l.subjectId),
          last.map((l) => time(l.at)),
          last.map((l) => l.address),
          last.map((l) => agentFamily(l.userAgent)),
        ],
      );
    if (permissions.length > 0)
      await manager.query(
        `INSERT INTO usage_permission AS p (team_id, subject_id, permission, at, uses)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[]) ORDER BY 1, 2, 3
         ON CONFLICT (team_id, subject_id, permission) DO UPDATE SET at = greatest(p.at, excluded.at), uses = p.uses + excluded.uses`,
        [
          permissions.map((p) => p.teamId),
          permissions.map((p) => p.subjectId),
          permissions.map((p) => p.permission),
          permissions.map((p) => time(p.at)),
          permissions.map((p) => p.uses),
        ],
      );
  });
}
