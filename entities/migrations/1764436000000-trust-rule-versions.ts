import type { MigrationInterface, QueryRunner } from "typeorm";

/** Trust rules can be changed. A version that runs beside this one during an update adds rules without saying so. */
export class TrustRuleVersions1764436000000 implements MigrationInterface {
  name = "TrustRuleVersions1764436000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE trust_rule ADD COLUMN version integer NOT NULL DEFAULT 1");
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
