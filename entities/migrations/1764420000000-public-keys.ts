import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `CREATE TABLE public_key (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL REFERENCES service_account ON DELETE CASCADE,
    name text NOT NULL,
    jwk jsonb,
    thumbprint text COLLATE "C",
    jwks_url text COLLATE "C",
    created_at timestamptz NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    CONSTRAINT public_key_one_source CHECK (num_nonnulls(jwk, jwks_url) = 1 AND (jwk IS NULL) = (thumbprint IS NULL)),
    CONSTRAINT public_key_unique UNIQUE (service_account_id, thumbprint),
    CONSTRAINT public_key_url_unique UNIQUE (service_account_id, jwks_url)
  ) WITH (fillfactor = 90)`,
  // Who has proved what with an assertion can't do it again, also after a crash: so this is no unlogged table.
  `CREATE TABLE used_assertion (
    issuer text COLLATE "C" NOT NULL,
    jti_hash text COLLATE "C" NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, jti_hash)
  )`,
  `CREATE INDEX used_assertion_by_expiry ON used_assertion (expires_at)`,
];

/** Public keys of service accounts, and the assertions that have been used until they expire. */
export class PublicKeys1764420000000 implements MigrationInterface {
  name = "PublicKeys1764420000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
