import { type Network, parseNetwork } from "../bounds/networks";
import { ReadCache } from "../db/read-cache";
import { loadTogether } from "../db/load-together";
import { nowSql } from "../db/now-sql";
import { type Road, type RoadRows, roadsFrom, roadsSql } from "../permissions/road";
import { type Effective, freshUntil, permissionsOfRole, weigh } from "../permissions/weigh";
import { audienceOf } from "../products/audience-of";

/** A client secret as a check knows it. */
export interface SecretRecord {
  id: string;
  hash: string;
  /** By the database's clock. */
  ended: boolean;
}

/** All that a grant or a token check must know of a service account, kept in memory under its client id. */
export interface ClientRecord {
  accountId: string;
  teamId: string;
  name: string;
  clientId: string;
  enabled: boolean;
  /** Seconds. */
  accessTokenLifetime: number;
  /** Whether its access tokens must be bound to a key of its client. */
  requireDpop: boolean;
  /** Since when its tokens must have been issued if they aren't bound to one, in seconds since the epoch; 0 for whenever. */
  bearerSince: number;
  /** For how long after it proved itself an access token can be refreshed, in seconds; 0 for not at all. */
  refreshLifetime: number;
  /** How often it may call Latchkey's API, and how many access tokens it may get; null for any number. */
  requestsPerMinute: number | null;
  grantsPerDay: number | null;
  productId: string;
  audience: string;
  /** True when its product is Latchkey's own API. */
  ofLatchkey: boolean;
  /** Origins from which browsers may use its access tokens. */
  allowedOrigins: readonly string[];
  allowedCidrs: readonly string[];
  /** The same, as they are compared: anything of it counts from these alone, and from anywhere when there are none. */
  networks: readonly Network[];
  /** With those that ended not long ago. */
  secrets: readonly SecretRecord[];
  /** Whether any access token of it was revoked that may still be valid. */
  hasRevoked: boolean;
  /** What its roles permit on its product. */
  permissions: ReadonlySet<string>;
  /** The same, as the value of a `scope` claim. */
  scope: string;
  /** The roles that count, with what each permits. */
  roles: readonly { name: string; permissions: readonly string[] }[];
  freshUntil: number;
}

interface Row {
  /** The client id that was asked for. */
  key: string;
  /** Whether it is that of the account. */
  found: boolean;
  id: string;
  team_id: string;
  name: string;
  enabled: boolean;
  access_token_lifetime: number;
  require_dpop: boolean;
  bearer_since: number;
  refresh_lifetime: number;
  requests_per_minute: number | null;
  grants_per_day: number | null;
  product_id: string;
  audience: string | null;
  built_in: boolean;
  allowed_origins: string[];
  allowed_cidrs: string[];
  secrets: { id: string; hash: string; until: number | null }[];
  has_revoked: boolean;
  roads: RoadRows;
  now: number;
}

// A client id that is in no use costs as much as one that is: another account is read in its place, and thrown away. The time of an answer must not tell.
const statement = `SELECT asked.key, a.client_id = asked.key AS found, a.id, a.team_id, a.name, a.enabled, a.access_token_lifetime, a.require_dpop, coalesce(floor(extract(epoch FROM a.bearer_since)), 0)::float8 AS bearer_since, a.refresh_lifetime, a.requests_per_minute, a.grants_per_day, a.product_id, p.audience, p.built_in, a.allowed_origins, a.allowed_cidrs,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'hash', s.secret_hash, 'until', floor(extract(epoch FROM s.expires_at) * 1000))), '[]')
      FROM client_secret s WHERE s.service_account_id = a.id) AS secrets,
    EXISTS (SELECT FROM revoked_token t WHERE t.service_account_id = a.id AND t.expires_at > now() - interval '1 hour') AS has_revoked,
    ${roadsSql("service_account_id", "a.id")} AS roads, ${nowSql} AS now
  FROM unnest($1::text[]) AS asked (key)
    CROSS JOIN LATERAL ((SELECT * FROM service_account WHERE client_id = asked.key) UNION ALL (SELECT * FROM service_account ORDER BY id LIMIT 1) LIMIT 1) a
    JOIN product p ON p.id = a.product_id`;

const rowOf = loadTogether<Row>("client", statement);

async function load(clientId: string): Promise<ClientRecord | undefined> {
  const row = await rowOf(clientId);
  const record = row && recordOf(clientId, row);
  return row?.found ? record : undefined;
}

function recordOf(clientId: string, row: Row): ClientRecord {
  const roads = roadsFrom(row.roads);
  const effective = weigh(roads, { type: "SERVICE_ACCOUNT", enabled: row.enabled, productId: row.product_id }, row.now);
  const permissions = new Set(effective.held.get(row.product_id)?.keys());
  return {
    accountId: row.id,
    teamId: row.team_id,
    name: row.name,
    clientId,
    enabled: row.enabled,
    accessTokenLifetime: row.access_token_lifetime,
    requireDpop: row.require_dpop,
    bearerSince: row.bearer_since,
    refreshLifetime: row.refresh_lifetime,
    requestsPerMinute: row.requests_per_minute,
    grantsPerDay: row.grants_per_day,
    productId: row.product_id,
    audience: audienceOf(row),
    ofLatchkey: row.built_in,
    allowedOrigins: row.allowed_origins,
    allowedCidrs: row.allowed_cidrs,
    networks: row.allowed_cidrs.map(parseNetwork),
    secrets: row.secrets.map(({ id, hash, until }) => ({ id, hash, ended: until !== null && until <= row.now })),
    hasRevoked: row.has_revoked,
    permissions,
    scope: [...permissions].join(" "),
    roles: rolesThatCount(roads, effective),
    freshUntil: Math.min(freshUntil(effective, row.now), nextSecretEnd(row)),
  };
}

/** When the next secret ends. That comes by the database's clock; this one only measures how long it is until then. */
function nextSecretEnd({ secrets, now }: Row): number {
  return Math.min(...secrets.map(({ until }) => (until === null || until <= now ? Infinity : Date.now() + (until - now))));
}

/** The roles that count for an account, with what each permits. */
export function rolesThatCount(roads: readonly Road[], { withheld }: Effective): ClientRecord["roles"] {
  const away = new Set(withheld.flatMap(({ road, permission }) => (permission === null ? [road] : [])));
  const counting = roads.filter((road) => !away.has(road)).map(({ role }) => role);
  const byId = new Map(counting.map((role) => [role.id, { name: role.name, permissions: permissionsOfRole(role) }]));
  return [...byId.values()];
}

// Kept for longer than most: all that is in regular use, on a large installation too.
const cache = new ReadCache<ClientRecord>("client", load, { most: 50_000, maxAge: 60_000 });

/** The service account that has this client id now; undefined after its keys were regenerated or it was deleted. */
export async function clientRecord(clientId: string): Promise<ClientRecord | undefined> {
  return isClientId(clientId) ? cache.get(clientId) : undefined;
}

/** True for what we could have issued. Anything else may be a secret in the wrong place, so it is neither looked up nor kept. */
export function isClientId(text: string): boolean {
  return /^lkc_[0-9a-f]{32}$/.test(text);
}
