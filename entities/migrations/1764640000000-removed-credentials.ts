import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE removed_credential (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    content jsonb NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX removed_credential_by_expiry ON removed_credential (expires_at)`,
  `CREATE INDEX removed_credential_of_account ON removed_credential (service_account_id)`,
];

/** Who removes a public key or a trust rule may take it back for a day. */
export class RemovedCredentials1764640000000 implements MigrationInterface {
  name = "RemovedCredentials1764640000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
