import { log } from "../log";
import { query } from "./pool";

/** How long what has expired stays, in milliseconds: clocks may differ, and nothing is forgotten before it has expired by each of them. */
const kept = 60 * 60 * 1000;
/** How often a process looks for what has expired, in milliseconds. */
const interval = 60_000;
const largestBatch = 5_000;

const lastLook = new Map<string, number>();

/**
 * Deletes rows that expired more than an hour ago, at most once a minute. Nobody waits for it, and it waits for nobody: what others hold is left for the
 * next time.
 * @param table has the column `expires_at`, with an index that begins with it
 */
export function pruneExpired(table: "revoked_token" | "used_assertion"): void {
  const now = Date.now();
  if (now - (lastLook.get(table) ?? 0) < interval) return;
  lastLook.set(table, now);
  query(
    `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${table} WHERE expires_at < now() - $1 * interval '1 millisecond' ORDER BY expires_at LIMIT ${largestBatch} FOR UPDATE SKIP LOCKED))`,
    [kept],
  ).catch((error: unknown) => log().debug({ reason: error instanceof Error ? error.message : String(error) }, "what has expired is not deleted yet"));
}
