import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { expiryKey } from "../paging/ends";
import type { Actor } from "../permissions/actor";

interface Row {
  id: string;
  team_id: string;
  name: string;
  lookup_id: string;
  account_id: string;
  account_name: string;
  expires_at: Date;
}

const largestBatch = 500;

/**
 * Ends the API tokens that keys have signed which are withdrawn because they leaked: whoever has such a key can make tokens that look the same,
 * so nobody can accept them any more. Their entries stay, say so, and get new tokens by a reset.
 * @returns how many there were
 */
export async function endSignedTokens(tx: Transaction, actor: Actor, kids: readonly string[], now: Date): Promise<number> {
  const tokens = await tx.manager.query<Row[]>(
    `SELECT t.id, t.team_id, t.name, t.lookup_id, t.expires_at, a.id AS account_id, a.name AS account_name
     FROM api_token t JOIN service_account a ON a.id = t.service_account_id
     WHERE t.signing_kid = ANY($1) AND t.revoked_at IS NULL AND t.expires_at > $2 ORDER BY t.id FOR UPDATE OF t`,
    [kids, now],
  );
  for (let from = 0; from < tokens.length; from += largestBatch) {
    const batch = tokens.slice(from, from + largestBatch);
    await tx.manager.query(
      "UPDATE api_token SET expires_at = $2, expiry_key = $3, key_withdrawn_at = $2, updated_at = $2, version = version + 1 WHERE id = ANY($1)",
      [batch.map(({ id }) => id), now, expiryKey(now)],
    );
    await recordEvents(
      tx,
      actor,
      batch.map((token) => ({
        action: "api-token.withdraw" as const,
        teamId: token.team_id,
        target: { type: "ApiToken", id: token.id, name: token.name },
        details: { serviceAccount: { id: token.account_id, name: token.account_name }, expiresAt: { from: token.expires_at, to: now } },
      })),
    );
  }
  for (const { lookup_id: lookupId } of tokens) tx.changed("api-token", lookupId);
  return tokens.length;
}
