import type { Transaction } from "../db/transaction";
import { lifetimeLimits } from "../service-accounts/input";
import { publishedLonger } from "./hold-key";

/**
 * Until when each of the keys must be published: its last token has ended then, which for an API token that is a JWT can be years away.
 * @param signsUntil when the last access token is signed with them
 */
export async function lastEnds(tx: Transaction, kids: readonly string[], signsUntil: Date): Promise<Map<string, Date>> {
  const rows = await tx.manager.query<{ kid: string; last: Date }[]>(
    `SELECT signing_kid AS kid, max(expires_at) AS last FROM api_token WHERE signing_kid = ANY($1) AND revoked_at IS NULL GROUP BY signing_kid`,
    [kids],
  );
  const last = new Map(rows.map((row) => [row.kid, row.last.getTime()]));
  const accessTokens = signsUntil.getTime() + lifetimeLimits.max * 1000;
  return new Map(kids.map((kid) => [kid, new Date(Math.max(accessTokens, last.get(kid) ?? 0) + publishedLonger)]));
}
