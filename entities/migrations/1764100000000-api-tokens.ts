import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Rows are updated in place when only `last_used_at` changes, if their page has room: no index names that column.
  `CREATE TABLE api_token (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    purpose text NOT NULL DEFAULT '',
    lookup_id text COLLATE "C" NOT NULL CONSTRAINT api_token_lookup_unique UNIQUE,
    secret_hash text COLLATE "C" NOT NULL,
    previous_secret_hash text COLLATE "C",
    scopes text[] COLLATE "C" NOT NULL,
    allowed_origins text[] COLLATE "C" NOT NULL,
    allowed_cidrs text[] COLLATE "C" NOT NULL,
    expires_at timestamptz,
    expiry_key text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    updated_at timestamptz NOT NULL,
    secret_created_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text COLLATE "C",
    version integer NOT NULL DEFAULT 1,
    revoked boolean NOT NULL GENERATED ALWAYS AS (revoked_at IS NOT NULL) STORED,
    search_text text COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (lower(name) || chr(31) || lower(purpose) || chr(31) || 'lk_' || lower(lookup_id) || chr(31) || id) STORED
  ) WITH (fillfactor = 90)`,
  // Each filter of the list with each of its orders; see docs/decisions/0011.
  `CREATE INDEX api_token_by_creation ON api_token (team_id, id)`,
  `CREATE INDEX api_token_by_name ON api_token (team_id, name_key, id)`,
  `CREATE INDEX api_token_by_expiry ON api_token (team_id, expiry_key, id)`,
  `CREATE INDEX api_token_revoked_by_creation ON api_token (team_id, revoked, id)`,
  `CREATE INDEX api_token_revoked_by_name ON api_token (team_id, revoked, name_key, id)`,
  `CREATE INDEX api_token_revoked_by_expiry ON api_token (team_id, revoked, expiry_key, id)`,
  // The account comes first: it also finds the tokens of an account that is to be deleted. One account has few tokens, so they may be sorted.
  `CREATE INDEX api_token_of_account ON api_token (service_account_id, team_id, id)`,
  `CREATE INDEX api_token_search ON api_token USING gin (team_id, search_text gin_trgm_ops)`,
  // A preflight carries no token: it asks whether any token allows the origin.
  `CREATE INDEX api_token_origins ON api_token USING gin (allowed_origins) WHERE revoked_at IS NULL AND allowed_origins <> '{}'`,
  `CREATE TABLE token_policy (
    team_id text COLLATE "C" PRIMARY KEY REFERENCES team ON DELETE CASCADE,
    max_lifetime_days integer,
    purpose_required boolean NOT NULL,
    revoke_leaked boolean NOT NULL
  )`,
];

/** API tokens of service accounts, and what a team demands of them. */
export class ApiTokens1764100000000 implements MigrationInterface {
  name = "ApiTokens1764100000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
