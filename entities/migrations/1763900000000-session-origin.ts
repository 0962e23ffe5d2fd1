import type { MigrationInterface, QueryRunner } from "typeorm";

/** From where a session was started and when it was last used, so that people recognize their own; older sessions know neither. */
export class SessionOrigin1763900000000 implements MigrationInterface {
  name = "SessionOrigin1763900000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE session ADD COLUMN address text, ADD COLUMN user_agent text, ADD COLUMN last_seen_at timestamptz");
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
