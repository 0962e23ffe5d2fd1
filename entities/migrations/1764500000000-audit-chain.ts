import type { MigrationInterface, QueryRunner } from "typeorm";

const table = [
  `CREATE TABLE audit_event (LIKE audit_event_unchained INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY RANGE (id)`,
  `CREATE TABLE audit_event_rest PARTITION OF audit_event DEFAULT`,
];

const chain = [
  // Committed with its event, and gone when the event is linked: a queue, which is cleaned by the number of its dead rows.
  `CREATE TABLE audit_pending (
    id text COLLATE "C" PRIMARY KEY,
    chain text COLLATE "C" NOT NULL,
    seal bytea NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000)`,
  `CREATE TABLE audit_block (
    chain text COLLATE "C" NOT NULL,
    no bigint NOT NULL,
    at timestamptz NOT NULL,
    last_id text COLLATE "C" NOT NULL,
    event_ids text[] COLLATE "C" NOT NULL,
    seals bytea NOT NULL,
    mac bytea NOT NULL,
    PRIMARY KEY (chain, no)
  )`,
  `CREATE TABLE audit_head (
    chain text COLLATE "C" PRIMARY KEY,
    no bigint NOT NULL,
    events bigint NOT NULL,
    mac bytea NOT NULL,
    at timestamptz NOT NULL,
    seal bytea NOT NULL
  )`,
  `CREATE TABLE audit_checkpoint (
    chain text COLLATE "C" PRIMARY KEY,
    no bigint NOT NULL,
    events bigint NOT NULL,
    mac bytea NOT NULL,
    before_id text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    seal bytea NOT NULL
  )`,
  `CREATE TABLE audit_policy (
    team_id text COLLATE "C" PRIMARY KEY REFERENCES team ON DELETE CASCADE,
    retention_days integer
  )`,
];

// Where a leaked token was used from is found by the address.
const byAddress = `CREATE INDEX audit_event_by_address ON audit_event (team_id, address, id) WHERE address IS NOT NULL`;

const triggers = [
  // An event may go when its team's checkpoint says that the trail begins after it, and in no other case.
  `CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM audit_checkpoint c WHERE c.chain = coalesce(OLD.team_id, 'installation') AND OLD.id < c.before_id) THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'audit events are written once and never changed';
    END $$`,
  `CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE FUNCTION refuse_audit_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'audit events are written once and never changed'; END $$`,
  `CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_truncate()`,
  `CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event_rest FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_truncate()`,
  `CREATE TRIGGER audit_block_no_truncate BEFORE TRUNCATE ON audit_block FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_truncate()`,
  `CREATE FUNCTION refuse_block_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM audit_checkpoint c WHERE c.chain = OLD.chain AND OLD.no <= c.no) THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'blocks of the audit trail are written once and never changed';
    END $$`,
  `CREATE TRIGGER audit_block_append_only BEFORE UPDATE OR DELETE ON audit_block FOR EACH ROW EXECUTE FUNCTION refuse_block_change()`,
  // A role that owns a table may give itself these rights again; one that is injected into can't do so by a mere UPDATE.
  `REVOKE UPDATE, TRUNCATE ON audit_event, audit_event_rest, audit_block FROM CURRENT_USER`,
];

/** The audit trail in months, each event sealed and linked into its team's chain. What was there before is taken over at the next start; see `lib/audit/chain/`. */
export class AuditChain1764500000000 implements MigrationInterface {
  name = "AuditChain1764500000000";

  async up(runner: QueryRunner): Promise<void> {
    // Whatever the versions before have made: the new table is read by the same indexes.
    const indexes = (await runner.query(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'audit_event' AND indexname <> 'audit_event_pkey'`,
    )) as { name: string; definition: string }[];
    for (const { name } of indexes) await runner.query(`DROP INDEX "${name}"`);
    await runner.query(`DROP TRIGGER audit_event_append_only ON audit_event`);
    await runner.query(`DROP TRIGGER audit_event_no_truncate ON audit_event`);
    await runner.query(`ALTER TABLE audit_event RENAME TO audit_event_unchained`);
    await runner.query(`ALTER INDEX audit_event_pkey RENAME TO audit_event_unchained_pkey`);
    for (const statement of table) await runner.query(statement);
    for (const { definition } of indexes) await runner.query(definition);
    for (const statement of [byAddress, ...chain, ...triggers]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
