import { query } from "../db/pool";
import { log } from "../log";

/** How long a use stays in memory before it is written, in milliseconds. */
const interval = 10_000;
const largestBatch = 1_000;

interface Shared {
  /** The latest use of each account that has not been written yet. */
  uses: Map<string, Date>;
  timer?: NodeJS.Timeout;
  underWay?: Promise<void>;
}
// Next keeps its own copy of every module; the process has one memory of uses.
const shared = globalThis as typeof globalThis & { latchkeyUsage?: Shared };
const state = (): Shared => (shared.latchkeyUsage ??= { uses: new Map() });

/** Notes that an account has got an access token. Nothing waits for it: it is written with others within seconds, and a crash loses no more than these. */
export function noteUse(accountId: string): void {
  const current = state();
  current.uses.set(accountId, new Date());
  current.timer ??= setInterval(() => void flushUses(), interval).unref();
}

/** Writes what has been noted; what can't be written now is kept for the next time. Used also at shutdown and by tests. */
export async function flushUses(): Promise<void> {
  const current = state();
  // Who comes during a write waits for it, and then for the rest.
  while (current.underWay) await current.underWay;
  current.underWay = writeAll(current.uses).finally(() => (current.underWay = undefined));
  await current.underWay;
}

async function writeAll(uses: Map<string, Date>): Promise<void> {
  const noted = [...uses];
  try {
    for (let from = 0; from < noted.length; from += largestBatch) {
      const batch = noted.slice(from, from + largestBatch);
      const later = await write(batch);
      // Not those that were used again meanwhile.
      for (const [id, at] of batch) if (!later.has(id) && uses.get(id) === at) uses.delete(id);
    }
  } catch (error) {
    log().debug({ reason: error instanceof Error ? error.message : String(error) }, "the last uses of accounts are not written yet");
  }
}

// Only what moves by a minute is worth a write. A row that somebody else is changing is left for the next time,
// so that this waits for nobody and nobody waits for it in turn; and time never goes back, whichever instance writes last.
const statement = `
  WITH stale AS (
    SELECT account.id, used.at FROM unnest($1::text[], $2::timestamptz[]) AS used (id, at) JOIN service_account account ON account.id = used.id
    WHERE account.last_used_at IS NULL OR account.last_used_at <= used.at - interval '1 minute'
  ), free AS (
    SELECT account.id, stale.at FROM service_account account JOIN stale ON stale.id = account.id
    WHERE account.last_used_at IS NULL OR account.last_used_at <= stale.at - interval '1 minute'
    ORDER BY account.id FOR NO KEY UPDATE OF account SKIP LOCKED
  ), written AS (
    UPDATE service_account account SET last_used_at = free.at FROM free WHERE account.id = free.id RETURNING account.id
  )
  SELECT id FROM stale EXCEPT SELECT id FROM written`;

/** Writes uses in one statement. @returns the accounts that have to wait for the next time */
async function write(batch: [string, Date][]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(statement, [batch.map(([id]) => id), batch.map(([, at]) => at)]);
  return new Set(rows.map(({ id }) => id));
}
