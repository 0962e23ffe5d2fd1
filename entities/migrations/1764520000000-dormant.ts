import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // The day of the last use, or of the making for what was never used. It moves once a day at most, so that writing a last use stays cheap.
  `ALTER TABLE service_account ADD COLUMN active_day date NOT NULL
    GENERATED ALWAYS AS ((coalesce(last_used_at, created_at) AT TIME ZONE 'UTC')::date) STORED`,
  `CREATE INDEX service_account_by_activity ON service_account (team_id, active_day, id)`,
  `ALTER TABLE api_token ADD COLUMN active_day date NOT NULL
    GENERATED ALWAYS AS ((coalesce(last_used_at, secret_created_at) AT TIME ZONE 'UTC')::date) STORED`,
  `CREATE INDEX api_token_by_activity ON api_token (team_id, active_day, id)`,
  `ANALYZE service_account, api_token`,
];

/** What nobody has used for long is found by index. */
export class Dormant1764520000000 implements MigrationInterface {
  name = "Dormant1764520000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
