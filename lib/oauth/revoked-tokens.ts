import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import type { Transaction } from "../db/transaction";
import { settings } from "../env";
import type { ClientRecord } from "./client-record";

interface Revocation {
  revoked: true;
}

const cache = new ReadCache<Revocation>("revoked-token", async (jti) => {
  const [row] = await query<Revocation>(
    "SELECT true AS revoked FROM revoked_token WHERE issuer = $1 AND jti = $2",
    [settings().publicUrl, jti],
    "revoked-token",
  );
  return row;
});

/** Whether an access token of the client was revoked. For a client that has revoked none, which is known with its record, it costs nothing. */
export async function isRevoked(client: ClientRecord, jti: string): Promise<boolean> {
  return client.hasRevoked && (await cache.get(jti)) !== undefined;
}

/**
 * Puts an access token on the list of revoked ones; every instance refuses it from then on.
 * @param expiresAt seconds since the epoch
 * @returns false when it is there already
 */
export async function addRevoked(tx: Transaction, client: ClientRecord, { jti, expiresAt }: { jti: string; expiresAt: number }): Promise<boolean> {
  const added = await tx.manager.query<unknown[]>(
    `INSERT INTO revoked_token (issuer, jti, team_id, service_account_id, expires_at) VALUES ($1, $2, $3, $4, to_timestamp($5))
     ON CONFLICT DO NOTHING RETURNING jti`,
    [settings().publicUrl, jti, client.teamId, client.accountId, expiresAt],
  );
  tx.changed("client", client.clientId);
  tx.changed("revoked-token", jti);
  return added.length > 0;
}
