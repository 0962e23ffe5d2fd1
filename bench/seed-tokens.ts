import pg from "pg";
import { hashSecret } from "@/lib/crypto/secret-hash";
import { newApiToken } from "@/lib/tokens/token-format";
import { Sample } from "./tokens-in-use";

const batch = 20_000;
/** The id of the n-th account that is made here. */
const accountId = (n: string) => `'sa_' || lpad((${n})::text, 26, '0')`;

const accounts = `INSERT INTO service_account (id, team_id, product_id, name, name_key, email, client_id, created_by)
  SELECT ${accountId("n")}, team_id, product_id, 'Account ' || n, 'account ' || n, 'account-' || n || '@service-accounts.invalid', 'lkc_' || md5('account ' || n), 'system'
  FROM service_account, generate_series(0, $1::int - 1) AS n WHERE client_id = $2`;
const roles = `INSERT INTO role_assignment (id, team_id, role_id, service_account_id, created_by)
  SELECT 'ra_' || lpad(n::text, 26, '0'), ra.team_id, ra.role_id, ${accountId("n")}, 'system'
  FROM role_assignment ra JOIN service_account a ON a.id = ra.service_account_id, generate_series(0, $1::int - 1) AS n WHERE a.client_id = $2`;
const tokens = `INSERT INTO api_token (id, team_id, service_account_id, name, name_key, purpose, lookup_id, secret_hash, scopes, allowed_origins, allowed_cidrs,
    expires_at, expiry_key, created_at, created_by, updated_at, secret_created_at)
  SELECT 'tok_' || lpad(n::text, 26, '0'), a.team_id, a.id, 'Token ' || n, 'token ' || n, '', lookup, hash, ARRAY['service-account:read', 'token:read'], '{}', '{}',
    now() + interval '90 days', to_char((now() + interval '90 days') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), now(), 'system', now(), now()
  FROM (SELECT lookup, hash, $3::int + place AS n FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (lookup, hash, place)) AS given
  JOIN service_account a ON a.id = ${accountId("n % $4::int")}`;

/**
 * Puts so many API tokens into an installation, spread evenly over so many accounts, each of which has the roles of the one with this client id.
 * @returns some of them, at random
 */
export async function seedTokens(databaseUrl: string, clientId: string, wanted: { tokens: number; accounts: number }): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const sample = new Sample();
  try {
    await client.query(accounts, [wanted.accounts, clientId]);
    await client.query(roles, [wanted.accounts, clientId]);
    // Indexes are made in a fraction of the time when the rows are there before them.
    const { rows } = await client.query<{ indexname: string; indexdef: string }>(
      "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'api_token' AND NOT indexdef LIKE 'CREATE UNIQUE%'",
    );
    for (const { indexname } of rows) await client.query(`DROP INDEX ${indexname}`);
    for (let from = 0; from < wanted.tokens; from += batch) {
      const made = Array.from({ length: Math.min(batch, wanted.tokens - from) }, () => newApiToken());
      for (const { plainToken } of made) sample.add(plainToken);
      const columns = [made.map(({ lookupId }) => lookupId), made.map(({ plainToken }) => hashSecret(plainToken))];
      await client.query(tokens, [...columns, from, wanted.accounts]);
    }
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const { indexdef } of rows) await client.query(indexdef);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
  return sample.shuffled();
}
