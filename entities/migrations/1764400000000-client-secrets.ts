import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Secrets that are there stay as they are: without an end, as were those that a version beside this one makes during an update.
  `ALTER TABLE client_secret
    ADD COLUMN hint text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN last_used_at timestamptz,
    SET (fillfactor = 90)`,
];

/** Several client secrets for an account: each may end, and is known by its last characters and its last use. */
export class ClientSecrets1764400000000 implements MigrationInterface {
  name = "ClientSecrets1764400000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
