import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import { nowSql } from "../db/now-sql";
import { KeyProblem, readJwk, type UsableKey } from "./read-public-key";

/** A public key of a client, or an address of some, that counts at the moment. */
export type KeyRecord = { id: string } & ({ own: UsableKey } | { url: string });

interface ClientKeyRecords {
  keys: readonly KeyRecord[];
  freshUntil: number;
}

interface Row {
  id: string;
  jwk: Record<string, string> | null;
  jwks_url: string | null;
  until: number | null;
  now: number;
}

const statement = `SELECT k.id, k.jwk, k.jwks_url, floor(extract(epoch FROM k.expires_at) * 1000)::float8 AS until, ${nowSql} AS now
  FROM public_key k JOIN service_account a ON a.id = k.service_account_id WHERE a.client_id = $1 ORDER BY k.id`;

async function load(clientId: string): Promise<ClientKeyRecords> {
  const rows = await query<Row>(statement, [clientId], "public-keys");
  const live = rows.filter(({ until, now }) => until === null || until > now);
  return {
    keys: (await Promise.all(live.map(recordsOf))).flat(),
    // The end comes by the database's clock; this one only measures how long it is until then.
    freshUntil: Math.min(...live.map(({ until, now }) => (until === null ? Infinity : Date.now() + (until - now)))),
  };
}

/** None for a key that was taken once and isn't any more: the account's others go on. */
async function recordsOf({ id, jwk, jwks_url: url }: Row): Promise<KeyRecord[]> {
  if (!jwk) return [{ id, url: url! }];
  try {
    return [{ id, own: await readJwk(jwk) }];
  } catch (error) {
    if (error instanceof KeyProblem) return [];
    throw error;
  }
}

const cache = new ReadCache<ClientKeyRecords>("client", load);

/** The keys by which the client with this id may prove itself now. */
export async function keyRecords(clientId: string): Promise<readonly KeyRecord[]> {
  return (await cache.get(clientId))?.keys ?? [];
}
