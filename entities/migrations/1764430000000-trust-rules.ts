import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE trust_rule (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    name text NOT NULL,
    issuer text COLLATE "C" NOT NULL,
    audience text COLLATE "C" NOT NULL,
    conditions jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz
  ) WITH (fillfactor = 90)`,
  `CREATE INDEX trust_rule_of_account ON trust_rule (service_account_id)`,
];

/** By whose tokens, and which of them, a service account proves itself without anything of its own. */
export class TrustRules1764430000000 implements MigrationInterface {
  name = "TrustRules1764430000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
