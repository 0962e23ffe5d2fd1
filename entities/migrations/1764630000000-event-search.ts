import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // These very words are in lib/audit/event-search.ts: an index on an expression is found by it. Nothing is added to the events, which are sealed as they are.
  `CREATE INDEX audit_event_search ON audit_event USING gin (team_id, ((encode(replace(lower(actor_name || chr(31) || coalesce(target_name, '')), chr(92), chr(92) || chr(92))::bytea, 'escape')
    || chr(31) || action || chr(31) || coalesce(actor_id, '') || chr(31) || coalesce(target_id, '') || chr(31) || coalesce(address, '')) COLLATE "C") gin_trgm_ops) WITH (gin_pending_list_limit = 65536)`,
  // The planner knows nothing of what the index holds until it has looked.
  `ANALYZE audit_event`,
];

/** Audit events are found by words in who, what, on what and from where. */
export class EventSearch1764630000000 implements MigrationInterface {
  name = "EventSearch1764630000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
