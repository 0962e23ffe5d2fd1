import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE installation (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    pepper_check text NOT NULL,
    key_encryption_check bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE team (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    slug text COLLATE "C" NOT NULL CONSTRAINT team_slug_unique UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE user_account (
    id text COLLATE "C" PRIMARY KEY,
    email text NOT NULL,
    email_key text COLLATE "C" NOT NULL CONSTRAINT user_email_unique UNIQUE,
    name text NOT NULL,
    password_hash text,
    created_at timestamptz NOT NULL DEFAULT now(),
    disabled_at timestamptz
  )`,
  `CREATE TABLE user_identity (
    issuer text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL REFERENCES user_account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
  )`,
  `CREATE INDEX user_identity_by_user ON user_identity (user_id)`,
  `CREATE TABLE session (
    id text COLLATE "C" PRIMARY KEY,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT session_token_unique UNIQUE,
    user_id text COLLATE "C" NOT NULL REFERENCES user_account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    authenticated_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX session_by_user ON session (user_id)`,
  `CREATE INDEX session_by_expiry ON session (expires_at)`,
  `CREATE TABLE member (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    user_id text COLLATE "C" NOT NULL REFERENCES user_account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT member_unique UNIQUE (team_id, user_id)
  )`,
  `CREATE INDEX member_by_user ON member (user_id)`,
  `CREATE TABLE product (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text NOT NULL DEFAULT '',
    audience text COLLATE "C",
    built_in boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT product_key_unique UNIQUE (team_id, key),
    CONSTRAINT product_name_unique UNIQUE (team_id, name_key),
    CONSTRAINT product_audience_present CHECK (built_in = (audience IS NULL))
  )`,
  // On the whole installation: a token for one team's product must never pass for another team's.
  `CREATE UNIQUE INDEX product_audience_unique ON product (audience)`,
  `CREATE TABLE product_permission (
    team_id text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL REFERENCES product ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    position integer NOT NULL,
    PRIMARY KEY (product_id, name)
  )`,
  `CREATE TABLE role (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    product_id text COLLATE "C" NOT NULL REFERENCES product ON DELETE CASCADE,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    built_in_key text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT role_name_unique UNIQUE (team_id, product_id, name)
  )`,
  `CREATE TABLE service_account (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    product_id text COLLATE "C" NOT NULL CONSTRAINT service_account_product REFERENCES product,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text NOT NULL DEFAULT '',
    email text COLLATE "C" NOT NULL CONSTRAINT service_account_email_unique UNIQUE,
    client_id text COLLATE "C" NOT NULL CONSTRAINT service_account_client_id_unique UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    access_token_lifetime integer NOT NULL DEFAULT 3600 CHECK (access_token_lifetime BETWEEN 300 AND 86400),
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text COLLATE "C" NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    keys_created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT service_account_name_unique UNIQUE (team_id, name_key)
  )`,
  `CREATE INDEX service_account_by_creation ON service_account (team_id, id)`,
  `CREATE INDEX service_account_by_product ON service_account (product_id)`,
  `CREATE TABLE client_secret (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    secret_hash text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX client_secret_by_account ON client_secret (service_account_id)`,
  `CREATE TABLE role_assignment (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    role_id text COLLATE "C" NOT NULL REFERENCES role,
    member_id text COLLATE "C" REFERENCES member ON DELETE CASCADE,
    service_account_id text COLLATE "C" REFERENCES service_account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text COLLATE "C" NOT NULL,
    CONSTRAINT role_assignment_one_holder CHECK (num_nonnulls(member_id, service_account_id) = 1)
  )`,
  `CREATE UNIQUE INDEX role_assignment_member ON role_assignment (member_id, role_id) WHERE member_id IS NOT NULL`,
  `CREATE UNIQUE INDEX role_assignment_account ON role_assignment (service_account_id, role_id) WHERE service_account_id IS NOT NULL`,
  `CREATE INDEX role_assignment_by_role ON role_assignment (team_id, role_id)`,
  `CREATE TABLE signing_key (
    kid text COLLATE "C" PRIMARY KEY,
    algorithm text NOT NULL,
    public_jwk jsonb NOT NULL,
    private_jwk_sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    signs_from timestamptz NOT NULL,
    published_until timestamptz
  )`,
  `CREATE TABLE audit_event (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C",
    at timestamptz NOT NULL DEFAULT now(),
    action text COLLATE "C" NOT NULL,
    actor_type text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C",
    actor_name text NOT NULL,
    target_type text COLLATE "C",
    target_id text COLLATE "C",
    target_name text,
    address text,
    user_agent text,
    request_id text,
    details jsonb NOT NULL DEFAULT '{}'
  )`,
  `CREATE INDEX audit_event_by_team ON audit_event (team_id, id)`,
  `CREATE INDEX audit_event_by_target ON audit_event (team_id, target_id, id)`,
  `CREATE INDEX audit_event_by_actor ON audit_event (team_id, actor_id, id)`,
  `CREATE INDEX audit_event_by_action ON audit_event (team_id, action, id)`,
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'audit events are written once and never changed'; END $$`,
  `CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  // Fixed windows of failed attempts, shared by all instances. Unlogged: a crash of the database may forget them, and writes stay cheap.
  `CREATE UNLOGGED TABLE rate_limit (
    key text COLLATE "C" PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  )`,
  `CREATE INDEX rate_limit_by_expiry ON rate_limit (expire)`,
];

/** The tables of teams, people, products, service accounts, roles, keys and audit events. */
export class Foundation1763780000000 implements MigrationInterface {
  name = "Foundation1763780000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("There is nothing before the foundation. To start over, use a new database.");
  }
}
