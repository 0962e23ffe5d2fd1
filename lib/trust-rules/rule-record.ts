import type { TrustCondition } from "../../entities/index";
import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import { nowSql } from "../db/now-sql";

/** A trust rule that counts at the moment, as a check needs it. */
export interface RuleRecord {
  id: string;
  name: string;
  issuer: string;
  audience: string;
  conditions: readonly TrustCondition[];
}

interface ClientRules {
  rules: readonly RuleRecord[];
  freshUntil: number;
}

type Row = RuleRecord & { until: number | null; now: number };

const statement = `SELECT r.id, r.name, r.issuer, r.audience, r.conditions, floor(extract(epoch FROM r.expires_at) * 1000)::float8 AS until, ${nowSql} AS now
  FROM trust_rule r JOIN service_account a ON a.id = r.service_account_id WHERE a.client_id = $1 ORDER BY r.id`;

async function load(clientId: string): Promise<ClientRules> {
  const rows = await query<Row>(statement, [clientId], "trust-rules");
  const live = rows.filter(({ until, now }) => until === null || until > now);
  return {
    rules: live.map(({ id, name, issuer, audience, conditions }) => ({ id, name, issuer, audience, conditions })),
    // The end comes by the database's clock; this one only measures how long it is until then.
    freshUntil: Math.min(...live.map(({ until, now }) => (until === null ? Infinity : Date.now() + (until - now)))),
  };
}

const cache = new ReadCache<ClientRules>("client", load);

/** The trust rules of the client with this id that count now. */
export async function ruleRecords(clientId: string): Promise<readonly RuleRecord[]> {
  return (await cache.get(clientId))?.rules ?? [];
}
