import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Events of keys, trust rules and API tokens have these as their targets; the service account that they belong to finds them by its own id.
  `CREATE INDEX audit_event_by_account ON audit_event (team_id, (details->'serviceAccount'->>'id'), id)
    WHERE details->'serviceAccount'->>'id' IS NOT NULL`,
  // The planner knows nothing of what the index holds until it has looked.
  `ANALYZE audit_event`,
];

/** What was done to the credentials of a service account, in the order of the events. */
export class AccountActivity1764530000000 implements MigrationInterface {
  name = "AccountActivity1764530000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
