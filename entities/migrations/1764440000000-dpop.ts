import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // Accounts that are there stay as they were: without proofs, and without refreshing.
  `ALTER TABLE service_account
    ADD COLUMN require_dpop boolean NOT NULL DEFAULT false,
    ADD COLUMN refresh_lifetime integer NOT NULL DEFAULT 0 CHECK (refresh_lifetime >= 0)`,
  // Each call has a proof of its own, so there are many and they are soon over. No unlogged table: a proof can't be used again after a crash either.
  `CREATE TABLE used_dpop_proof (
    key_thumbprint text COLLATE "C" NOT NULL,
    jti_hash text COLLATE "C" NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (key_thumbprint, jti_hash)
  )`,
  `CREATE INDEX used_dpop_proof_by_expiry ON used_dpop_proof (expires_at)`,
];

/** Access tokens that are bound to a key of their client, and those that can be exchanged for new ones before they expire. */
export class Dpop1764440000000 implements MigrationInterface {
  name = "Dpop1764440000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
