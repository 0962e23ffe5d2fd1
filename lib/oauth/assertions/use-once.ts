import { createHash } from "node:crypto";
import { pruneExpired } from "../../db/prune-expired";
import { query } from "../../db/pool";

const statement = `INSERT INTO used_assertion (issuer, jti_hash, team_id, expires_at) VALUES ($1, $2, $3, to_timestamp($4)) ON CONFLICT DO NOTHING RETURNING issuer`;

/**
 * Notes that an assertion has been used, durably and for all instances.
 * @param goodUntil seconds since the epoch: until then it would be good
 * @returns false when it was used before
 */
export async function useOnce(issuer: string, jti: string, teamId: string, goodUntil: number): Promise<boolean> {
  pruneExpired("used_assertion");
  return (await query(statement, [issuer, hashOf(jti), teamId, goodUntil], "use-assertion")).length > 0;
}

/** Takes a use back by which nothing came about, so that it can be sent again. */
export async function forgetUse(issuer: string, jti: string): Promise<void> {
  await query("DELETE FROM used_assertion WHERE issuer = $1 AND jti_hash = $2", [issuer, hashOf(jti)]);
}

/** Of any length and of any characters; what is kept is short. */
const hashOf = (jti: string) => createHash("sha256").update(jti).digest("base64url");
