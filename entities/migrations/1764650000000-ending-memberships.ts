import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `ALTER TABLE group_membership ADD COLUMN ends_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS
      (coalesce(lpad((floor(extract(epoch FROM expires_at AT TIME ZONE 'UTC') * 1000)::bigint)::text, 15, '0'), '~')) STORED`,
  `CREATE INDEX group_membership_by_end ON group_membership (team_id, ends_key, id)`,
  `CREATE INDEX group_membership_by_creation ON group_membership (team_id, id)`,
  // The warnings look at all teams.
  `CREATE INDEX group_membership_ending ON group_membership (expires_at) WHERE expires_at IS NOT NULL`,
  `ANALYZE group_membership`,
];

/** Memberships of groups that end soon are found by index, whatever the group. */
export class EndingMemberships1764650000000 implements MigrationInterface {
  name = "EndingMemberships1764650000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
