import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `ALTER TABLE client_secret ADD COLUMN created_by text COLLATE "C"`,
  // By which one that somebody reports is found.
  `CREATE INDEX client_secret_by_hash ON client_secret (secret_hash)`,
];

/** Who made a client secret, unknown of those that are there and of those that a version beside this one makes during an update; and the way from one to its entry. */
export class SecretOrigins1764435000000 implements MigrationInterface {
  name = "SecretOrigins1764435000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
