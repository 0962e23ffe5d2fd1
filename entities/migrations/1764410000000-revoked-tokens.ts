import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE revoked_token (
    issuer text COLLATE "C" NOT NULL,
    jti text COLLATE "C" NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, jti)
  )`,
  // Whether an account has any is asked with each load of its record.
  `CREATE INDEX revoked_token_of_account ON revoked_token (service_account_id, expires_at)`,
  `CREATE INDEX revoked_token_by_expiry ON revoked_token (expires_at)`,
];

/** Access tokens that were revoked before they expired; each is forgotten when it has. */
export class RevokedTokens1764410000000 implements MigrationInterface {
  name = "RevokedTokens1764410000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
