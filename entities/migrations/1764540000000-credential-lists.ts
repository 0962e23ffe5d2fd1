import type { MigrationInterface, QueryRunner } from "typeorm";

const ofKind = (table: string) => [
  // The day of the last use, or of the making; and the end in a form that sorts, which is last for what never ends.
  `ALTER TABLE ${table}
    ADD COLUMN active_day date NOT NULL GENERATED ALWAYS AS ((coalesce(last_used_at, created_at) AT TIME ZONE 'UTC')::date) STORED,
    ADD COLUMN ends_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS
      (coalesce(lpad((floor(extract(epoch FROM expires_at AT TIME ZONE 'UTC') * 1000)::bigint)::text, 15, '0'), '~')) STORED`,
  `CREATE INDEX ${table}_by_creation ON ${table} (team_id, id)`,
  `CREATE INDEX ${table}_by_activity ON ${table} (team_id, active_day, id)`,
  `CREATE INDEX ${table}_by_end ON ${table} (team_id, ends_key, id)`,
];

const statements = [
  ...["client_secret", "public_key", "trust_rule"].flatMap(ofKind),
  // Who retires a secret may take it back for a day: when it would have ended else, and until when.
  `ALTER TABLE client_secret ADD COLUMN retired_from timestamptz, ADD COLUMN restorable_until timestamptz`,
  `ALTER TABLE role_assignment ADD COLUMN ends_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS
      (coalesce(lpad((floor(extract(epoch FROM expires_at AT TIME ZONE 'UTC') * 1000)::bigint)::text, 15, '0'), '~')) STORED`,
  `CREATE INDEX role_assignment_by_end ON role_assignment (team_id, ends_key, id)`,
  `ANALYZE client_secret, public_key, trust_rule, role_assignment`,
];

/** Secrets, keys, trust rules and role assignments that nobody has used for long, or that end soon, are found by index. */
export class CredentialLists1764540000000 implements MigrationInterface {
  name = "CredentialLists1764540000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
