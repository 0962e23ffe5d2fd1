import type { MigrationInterface, QueryRunner } from "typeorm";

// A subject is a service account, a client secret, an API token, or the team for all of its accounts together.
const counted = (table: string) => [
  // Rows are updated in place while they are counted up: no index names a counter, and their pages have room.
  `CREATE TABLE ${table} (
    team_id text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    calls bigint NOT NULL,
    refusals bigint NOT NULL,
    PRIMARY KEY (team_id, subject_id, at)
  ) WITH (fillfactor = 80)`,
  // By time only to let go of what is old; rows come in its order.
  `CREATE INDEX ${table}_by_time ON ${table} USING brin (at)`,
];

const statements = [
  ...counted("usage_hour"),
  ...counted("usage_day"),
  `CREATE TABLE usage_last (
    team_id text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    address text,
    agent text,
    PRIMARY KEY (team_id, subject_id)
  ) WITH (fillfactor = 80)`,
  `CREATE TABLE usage_permission (
    team_id text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    permission text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    uses bigint NOT NULL,
    PRIMARY KEY (team_id, subject_id, permission)
  ) WITH (fillfactor = 80)`,
  // What each process has written last, so that what is sent again, because the answer was lost, is not counted twice.
  `CREATE TABLE usage_flush (
    instance text COLLATE "C" PRIMARY KEY,
    seq bigint NOT NULL,
    at timestamptz NOT NULL
  )`,
];

/** How often accounts, secrets and tokens call and are refused, when and from where they last did, and which permissions they exercise. */
export class Usage1764510000000 implements MigrationInterface {
  name = "Usage1764510000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
