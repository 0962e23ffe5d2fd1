import { log } from "../log";
import { query } from "./pool";

/** How long what has expired stays, in milliseconds: clocks may differ, and nothing is forgotten before it has expired by each of them. */
const kept = {
  revoked_token: 60 * 60 * 1000,
  used_assertion: 60 * 60 * 1000,
  // There is one for each call. An instance whose clock is ten minutes behind would take an old proof for a new one.
  removed_credential: 60 * 60 * 1000,
  used_dpop_proof: 15 * 60 * 1000,
};
/** How often a process looks for what has expired, in milliseconds; at once again when there was more than it deletes at a time. */
const interval = 60_000;
const largestBatch = 5_000;

const lastLook = new Map<string, number>();

/**
 * Deletes rows that expired some time ago, at most once a minute. Nobody waits for it, and it waits for nobody: what others hold is left for the
 * next time.
 * @param table has the column `expires_at`, with an index that begins with it
 */
export function pruneExpired(table: keyof typeof kept): void {
  const now = Date.now();
  if (now - (lastLook.get(table) ?? 0) < interval) return;
  lastLook.set(table, now);
  query(
    `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${table} WHERE expires_at < now() - $1 * interval '1 millisecond' ORDER BY expires_at LIMIT ${largestBatch} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
    [kept[table]],
  )
    .then((rows) => rows.length === largestBatch && lastLook.delete(table))
    .catch((error: unknown) => log().debug({ reason: error instanceof Error ? error.message : String(error) }, "what has expired is not deleted yet"));
}
