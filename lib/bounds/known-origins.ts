import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import { originProblem } from "./origin-form";
import { patternsFor } from "./origins";

const statement = `SELECT true AS known WHERE EXISTS (
    SELECT 1 FROM api_token WHERE revoked_at IS NULL AND allowed_origins <> '{}' AND allowed_origins && $1::text[] AND (expires_at IS NULL OR expires_at > now())
  ) OR EXISTS (
    SELECT 1 FROM service_account WHERE allowed_origins <> '{}' AND allowed_origins && $1::text[]
  )`;

const cache = new ReadCache<{ known: boolean }>("cors-origin", async (origin) => (await query<{ known: boolean }>(statement, [patternsFor(origin)]))[0]);

/** True when any token in force, or any account for its access tokens, allows the origin: what a preflight, which carries no token, is answered by. */
export async function isKnownOrigin(origin: string | null): Promise<boolean> {
  return origin !== null && originProblem(origin) === undefined && (await cache.get(origin)) !== undefined;
}
