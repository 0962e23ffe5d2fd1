import { applyChanges } from "../db/changes";
import { loadTogether } from "../db/load-together";
import { ReadCache } from "../db/read-cache";
import { nowSql } from "../db/now-sql";
import { type ClientRecord, clientRecord } from "./client-record";
import { type Network, parseNetwork } from "../bounds/networks";

/** All that a check of an API token must know of it, kept in memory under its look-up id. */
export interface TokenRecord {
  id: string;
  name: string;
  teamId: string;
  accountId: string;
  accountName: string;
  /** The account's client id when the token was read. */
  clientId: string;
  secretHash: string;
  previousSecretHash: string | null;
  scopes: ReadonlySet<string>;
  allowedOrigins: readonly string[];
  allowedCidrs: readonly string[];
  networks: readonly Network[];
  /** How often it may call; null for any number. */
  requestsPerMinute: number | null;
  revoked: boolean;
  /** Milliseconds since the epoch; null for never. */
  expires: number | null;
  /** By the database's clock. */
  expired: boolean;
  freshUntil: number;
}

interface Row {
  /** The look-up id. */
  key: string;
  id: string;
  name: string;
  team_id: string;
  account_id: string;
  account_name: string;
  client_id: string;
  secret_hash: string;
  previous_secret_hash: string | null;
  scopes: string[];
  allowed_origins: string[];
  allowed_cidrs: string[];
  requests_per_minute: number | null;
  revoked: boolean;
  expires: number | null;
  now: number;
}

const statement = `SELECT t.lookup_id AS key, t.id, t.name, t.team_id, a.id AS account_id, a.name AS account_name, a.client_id, t.secret_hash, t.previous_secret_hash,
    t.scopes, t.allowed_origins, t.allowed_cidrs, t.requests_per_minute, t.revoked, floor(extract(epoch FROM t.expires_at) * 1000)::float8 AS expires, ${nowSql} AS now
  FROM api_token t JOIN service_account a ON a.id = t.service_account_id WHERE t.lookup_id = ANY($1)`;

const rowOf = loadTogether<Row>("api-token", statement);

async function load(lookupId: string): Promise<TokenRecord | undefined> {
  const row = await rowOf(lookupId);
  if (!row) return undefined;
  const expired = row.expires !== null && row.expires <= row.now;
  return {
    id: row.id,
    name: row.name,
    teamId: row.team_id,
    accountId: row.account_id,
    accountName: row.account_name,
    clientId: row.client_id,
    secretHash: row.secret_hash,
    previousSecretHash: row.previous_secret_hash,
    scopes: new Set(row.scopes),
    allowedOrigins: row.allowed_origins,
    allowedCidrs: row.allowed_cidrs,
    networks: row.allowed_cidrs.map(parseNetwork),
    requestsPerMinute: row.requests_per_minute,
    revoked: row.revoked,
    expires: row.expires,
    expired,
    // The end comes by the database's clock; this one only measures how long it is until then.
    freshUntil: row.expires === null || expired ? Infinity : Date.now() + (row.expires - row.now),
  };
}

// Kept for longer than most: all that are in regular use, on a large installation too.
const cache = new ReadCache<TokenRecord>("api-token", load, { most: 100_000, maxAge: 60_000 });

/** The token that is found by this look-up id, whatever its state; undefined when there is none. */
export function tokenRecord(lookupId: string): Promise<TokenRecord | undefined> {
  return cache.get(lookupId);
}

/** A token with its account, both as they are now. What is in memory costs no statement; what isn't, two. */
export async function tokenWithAccount(lookupId: string): Promise<{ token: TokenRecord; client: ClientRecord } | undefined> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const token = await tokenRecord(lookupId);
    if (!token) return undefined;
    const client = await clientRecord(token.clientId);
    if (client?.accountId === token.accountId) return { token, client };
    // The account is gone, or has got new client keys since the token was read.
    applyChanges([{ topic: "api-token", key: lookupId }]);
  }
  return undefined;
}
