import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE webhook (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" REFERENCES service_account ON DELETE CASCADE,
    product_id text COLLATE "C" REFERENCES product ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('STANDARD', 'SLACK')),
    name text NOT NULL,
    sealed_url bytea NOT NULL,
    target text NOT NULL,
    topics text[] NOT NULL,
    product_events text[] NOT NULL,
    enabled boolean NOT NULL,
    disabled_reason text COLLATE "C",
    failing_since timestamptz,
    last_delivered_at timestamptz,
    leased_until timestamptz,
    created_at timestamptz NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL
  )`,
  `CREATE INDEX webhook_by_team ON webhook (team_id, id)`,
  `CREATE INDEX webhook_of_account ON webhook (service_account_id)`,
  `CREATE INDEX webhook_of_product ON webhook (product_id)`,
  `CREATE TABLE webhook_secret (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    webhook_id text COLLATE "C" NOT NULL REFERENCES webhook ON DELETE CASCADE,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
  )`,
  `CREATE INDEX webhook_secret_of_webhook ON webhook_secret (webhook_id)`,
  // What has happened, as it is told. Written in the transaction in which it happens; those without fanned_out_at have not been handed on yet.
  `CREATE TABLE webhook_event (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    service_account_id text COLLATE "C",
    product_id text COLLATE "C",
    payload jsonb NOT NULL,
    dedupe_key text COLLATE "C",
    stored_at timestamptz NOT NULL DEFAULT now(),
    fanned_out_at timestamptz
  )`,
  `CREATE UNIQUE INDEX webhook_event_once ON webhook_event (team_id, dedupe_key) WHERE dedupe_key IS NOT NULL`,
  `CREATE INDEX webhook_event_waiting ON webhook_event (stored_at) WHERE fanned_out_at IS NULL`,
  `CREATE INDEX webhook_event_by_age ON webhook_event (stored_at)`,
  `CREATE TABLE webhook_delivery (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    webhook_id text COLLATE "C" NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event_id text COLLATE "C" NOT NULL REFERENCES webhook_event ON DELETE CASCADE,
    status text COLLATE "C" NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts integer NOT NULL,
    round_attempts integer NOT NULL,
    created_at timestamptz NOT NULL,
    next_attempt_at timestamptz,
    give_up_at timestamptz NOT NULL,
    finished_at timestamptz,
    UNIQUE (webhook_id, event_id)
  )`,
  `CREATE INDEX webhook_delivery_of_webhook ON webhook_delivery (webhook_id, id)`,
  `CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_attempt_at) WHERE status = 'PENDING'`,
  `CREATE INDEX webhook_delivery_of_event ON webhook_delivery (event_id)`,
  `CREATE TABLE webhook_attempt (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    delivery_id text COLLATE "C" NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    at timestamptz NOT NULL,
    milliseconds integer NOT NULL,
    status_code integer,
    answer text NOT NULL,
    problem text
  )`,
  `CREATE INDEX webhook_attempt_of_delivery ON webhook_attempt (delivery_id, id)`,
  `CREATE TABLE product_event_type (
    product_id text COLLATE "C" NOT NULL REFERENCES product ON DELETE CASCADE,
    team_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (product_id, name)
  )`,
  `ALTER TABLE product ADD COLUMN event_publisher_id text COLLATE "C" REFERENCES service_account ON DELETE SET NULL`,
  `CREATE INDEX product_of_publisher ON product (event_publisher_id)`,
];

/** Where events are sent, what has happened, and what came of telling it. */
export class Webhooks1764600000000 implements MigrationInterface {
  name = "Webhooks1764600000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
