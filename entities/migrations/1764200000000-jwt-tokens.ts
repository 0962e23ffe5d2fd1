import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Defaults that leave everything as it was: the version before this one goes on writing rows during an update.
  `ALTER TABLE service_account
    ADD COLUMN allowed_origins text[] COLLATE "C" NOT NULL DEFAULT '{}',
    ADD COLUMN allowed_cidrs text[] COLLATE "C" NOT NULL DEFAULT '{}'`,
  `ALTER TABLE api_token
    ADD COLUMN format text NOT NULL DEFAULT 'OPAQUE',
    ADD COLUMN signing_kid text COLLATE "C",
    ADD COLUMN key_withdrawn_at timestamptz`,
  // A preflight asks whether any account allows the origin, as it asks of tokens.
  `CREATE INDEX service_account_origins ON service_account USING gin (allowed_origins) WHERE allowed_origins <> '{}'`,
  // An audience for which tokens are about stays its team's, also when the product is gone.
  `CREATE TABLE audience_hold (
    audience text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    until timestamptz NOT NULL
  )`,
  // A rotation asks when the last token ends that a key has signed.
  `CREATE INDEX api_token_signed ON api_token (signing_kid, expires_at) WHERE signing_kid IS NOT NULL AND revoked_at IS NULL`,
];

/** API tokens that are JWTs, and origins and networks to which a service account is bound. */
export class JwtTokens1764200000000 implements MigrationInterface {
  name = "JwtTokens1764200000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
