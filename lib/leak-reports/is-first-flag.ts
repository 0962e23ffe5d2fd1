import { createHash } from "node:crypto";
import { pruneExpired } from "../db/prune-expired";
import type { Transaction } from "../db/transaction";

// One that has expired and is not deleted yet counts anew.
const statement = `INSERT INTO used_assertion AS known (issuer, jti_hash, team_id, expires_at) VALUES ('leak-report', $1, $2, now() + interval '1 hour')
  ON CONFLICT (issuer, jti_hash) DO UPDATE SET expires_at = excluded.expires_at WHERE known.expires_at <= now() RETURNING issuer`;

/**
 * Whether a report of what stays in force is the first within an hour, over all instances: whoever reports it again and again can't fill the trail.
 * It counts when the transaction commits; who comes meanwhile waits for that.
 * @param key by which one leaked thing is told from another; only its hash is kept
 */
export async function isFirstFlag(tx: Transaction, key: string, teamId: string): Promise<boolean> {
  pruneExpired("used_assertion");
  const hash = createHash("sha256").update(key).digest("base64url");
  return (await tx.manager.query<unknown[]>(statement, [hash, teamId])).length > 0;
}
