import type { MigrationInterface, QueryRunner } from "typeorm";

/** Finds the places in groups that end soon. */
export class EndingMemberships1764650000000 implements MigrationInterface {
  name = "EndingMemberships1764650000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX group_membership_ending ON group_membership (expires_at) WHERE expires_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
