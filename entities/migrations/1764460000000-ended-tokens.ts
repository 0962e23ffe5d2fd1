import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Null for never: nothing has leaked, and nothing was switched off, that we know of.
  `ALTER TABLE installation ADD COLUMN chains_since timestamptz`,
  `ALTER TABLE service_account ADD COLUMN bearer_since timestamptz`,
];

/** From when on what was refreshed counts, after a signing key has leaked; and from when on Bearer tokens of an account do, after it required proofs. */
export class EndedTokens1764460000000 implements MigrationInterface {
  name = "EndedTokens1764460000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
