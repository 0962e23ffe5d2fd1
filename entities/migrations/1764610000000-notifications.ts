import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE notification_policy (
    team_id text COLLATE "C" PRIMARY KEY,
    expiry_days integer[] NOT NULL
  )`,
  // What has been warned of: whoever writes the row is the one that warns.
  `CREATE TABLE expiry_warning (
    subject_id text COLLATE "C" NOT NULL,
    ends_at timestamptz NOT NULL,
    days integer NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    warned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject_id, ends_at, days)
  )`,
  `CREATE INDEX expiry_warning_by_end ON expiry_warning (ends_at)`,
  `CREATE TABLE refusal_spike (
    service_account_id text COLLATE "C" PRIMARY KEY REFERENCES service_account ON DELETE CASCADE,
    team_id text COLLATE "C" NOT NULL,
    last_at timestamptz NOT NULL
  )`,
  `CREATE TABLE notification (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL REFERENCES user_account ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL,
    title text NOT NULL,
    service_account_id text COLLATE "C",
    subject_id text COLLATE "C",
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
  )`,
  `CREATE INDEX notification_of_user ON notification (user_id, team_id, id)`,
  `CREATE INDEX notification_unread ON notification (user_id, team_id, id) WHERE read_at IS NULL`,
  `CREATE INDEX notification_by_age ON notification (created_at)`,
  ...["client_secret", "public_key", "trust_rule", "role_assignment"].map(
    (table) => `CREATE INDEX ${table}_ending ON ${table} (expires_at) WHERE expires_at IS NOT NULL`,
  ),
  `CREATE INDEX api_token_ending ON api_token (expires_at) WHERE expires_at IS NOT NULL AND revoked_at IS NULL`,
  `CREATE INDEX audit_event_refusals ON audit_event (id) WHERE action IN ('token.refuse', 'access-token.refuse', 'api-token.refuse')`,
];

/** What people are told, and what has been told already. */
export class Notifications1764610000000 implements MigrationInterface {
  name = "Notifications1764610000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
