import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Events of memberships and assignments have the member or service account as their target; a group and a role find them by their own ids.
  `CREATE INDEX audit_event_by_given ON audit_event (team_id, coalesce(details->>'groupId', details->>'roleId'), id)
    WHERE coalesce(details->>'groupId', details->>'roleId') IS NOT NULL`,
  // The planner knows nothing of what the index holds until it has looked.
  `ANALYZE audit_event`,
];

/** Who joined and left a group, and who got and lost a role, in the order of the events. */
export class EventsOfHolders1764300000000 implements MigrationInterface {
  name = "EventsOfHolders1764300000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
