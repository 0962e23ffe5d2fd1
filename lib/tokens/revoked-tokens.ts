import type { JwtClaims } from "./verify-jwt";
import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import type { Transaction } from "../db/transaction";
import { settings } from "../env";
import { lifetimeLimits, refreshLimits } from "../service-accounts/input";
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

/**
 * Whether an access token of the client was revoked, or one that it shares its origin with. For a client that has revoked none, which is known with its record, it costs nothing.
 * @param chain the `jti` of the first of them
 */
export async function isRevoked(client: ClientRecord, chain: string): Promise<boolean> {
  return client.hasRevoked && (await cache.get(chain)) !== undefined;
}

type Chained = Pick<JwtClaims, "chain" | "expiresAt" | "proven">;

/** Whether neither a token is valid nor any that may have been refreshed from it: then there is nothing to revoke. */
export function chainHasEnded({ expiresAt, proven }: Chained): boolean {
  return Math.max(expiresAt, proven ? proven.at + refreshLimits.max : 0) <= Date.now() / 1000;
}

/**
 * Puts an access token on the list of revoked ones, with those that it was refreshed from and those that were refreshed from it: who has one of them can
 * have had any. Every instance refuses them from then on.
 * @returns false when they are there already
 */
export async function addRevoked(tx: Transaction, client: ClientRecord, { chain, expiresAt, proven }: Chained): Promise<boolean> {
  // None is refreshed any more, so the last one expires by then.
  const end = proven ? Math.ceil(Date.now() / 1000) + lifetimeLimits.max : expiresAt;
  const added = await tx.manager.query<unknown[]>(
    `INSERT INTO revoked_token (issuer, jti, team_id, service_account_id, expires_at) VALUES ($1, $2, $3, $4, to_timestamp($5))
     ON CONFLICT DO NOTHING RETURNING jti`,
    [settings().publicUrl, chain, client.teamId, client.accountId, end],
  );
  tx.changed("client", client.clientId);
  tx.changed("revoked-token", chain);
  return added.length > 0;
}
