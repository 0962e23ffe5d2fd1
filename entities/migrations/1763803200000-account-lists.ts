import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Rows are updated in place when only `last_used_at` changes, if their page has room: no index names that column.
  `ALTER TABLE service_account SET (fillfactor = 90)`,
  `ALTER TABLE service_account
    ADD COLUMN contact text,
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN never_used boolean NOT NULL GENERATED ALWAYS AS (last_used_at IS NULL) STORED,
    ADD COLUMN search_text text COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (lower(name) || chr(31) || lower(description) || chr(31) || client_id || chr(31) || id) STORED`,
  `ALTER TABLE product ADD COLUMN version integer NOT NULL DEFAULT 1`,
  // Each filter of the list with each of its orders; see docs/decisions/0011.
  `CREATE INDEX service_account_enabled_by_name ON service_account (team_id, enabled, name_key)`,
  `CREATE INDEX service_account_enabled_by_creation ON service_account (team_id, enabled, id)`,
  `CREATE INDEX service_account_never_used_by_name ON service_account (team_id, never_used, name_key)`,
  `CREATE INDEX service_account_never_used_by_creation ON service_account (team_id, never_used, id)`,
  `CREATE INDEX service_account_creator_by_name ON service_account (team_id, created_by, name_key)`,
  `CREATE INDEX service_account_creator_by_creation ON service_account (team_id, created_by, id)`,
  // The product comes first, so that these also find the accounts of a product that is to be deleted.
  `CREATE INDEX service_account_product_by_name ON service_account (product_id, team_id, name_key)`,
  `CREATE INDEX service_account_product_by_creation ON service_account (product_id, team_id, id)`,
  `DROP INDEX service_account_by_product`,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE EXTENSION IF NOT EXISTS btree_gin`,
  `CREATE INDEX service_account_search ON service_account USING gin (team_id, search_text gin_trgm_ops)`,
  // Most events are about service accounts, grants above all: those cost nothing here.
  `CREATE INDEX audit_event_by_target_type ON audit_event (team_id, target_type, id) WHERE target_type <> 'ServiceAccount'`,
];

/** Who maintains an account, when it was last used, versions for updates, and what long lists are read by. */
export class AccountLists1763803200000 implements MigrationInterface {
  name = "AccountLists1763803200000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
