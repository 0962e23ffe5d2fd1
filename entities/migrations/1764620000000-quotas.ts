import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `ALTER TABLE service_account ADD COLUMN requests_per_minute integer, ADD COLUMN grants_per_day integer`,
  `ALTER TABLE api_token ADD COLUMN requests_per_minute integer`,
  // How much of a budget instances have taken, a slice at a time. A few writes a minute for what is limited, and none for what isn't.
  `CREATE TABLE quota_use (
    key text COLLATE "C" PRIMARY KEY,
    starts_at timestamptz NOT NULL,
    taken integer NOT NULL
  ) WITH (fillfactor = 50)`,
];

/** How often accounts and tokens may call, and how often accounts get access tokens. */
export class Quotas1764620000000 implements MigrationInterface {
  name = "Quotas1764620000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
