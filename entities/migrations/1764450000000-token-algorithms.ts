import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  `ALTER TABLE team ADD COLUMN token_algorithm text COLLATE "C" NOT NULL DEFAULT 'ES256' CHECK (token_algorithm IN ('ES256', 'EdDSA'))`,
  `CREATE INDEX team_by_token_algorithm ON team (token_algorithm) WHERE token_algorithm <> 'ES256'`,
  `ALTER TABLE signing_key ADD COLUMN created_by text COLLATE "C" NOT NULL DEFAULT 'system'`,
  `ALTER TABLE installation
    ADD COLUMN next_rotation_at timestamptz,
    ADD COLUMN rotation_days integer CHECK (rotation_days BETWEEN 1 AND 730)`,
  `ALTER TABLE user_account ADD COLUMN administrator_since timestamptz`,
  // Whoever came by the link that the server printed. One that the command line made was never told to be more than a team's owner: nobody is, until it says so.
  `UPDATE user_account SET administrator_since = now() WHERE id IN (SELECT event.target_id
    FROM team JOIN audit_event event ON event.team_id = team.id AND event.action = 'installation.set-up'
    WHERE event.actor_type = 'SYSTEM' AND event.actor_name = 'First-run set-up')`,
  // The address is that of a page now.
  `UPDATE team SET slug = 'installation-' || substr(md5(id), 1, 6) WHERE slug = 'installation'`,
];

/** Which algorithm signs the tokens of a team, when signing keys rotate by themselves, and who administers the installation. */
export class TokenAlgorithms1764450000000 implements MigrationInterface {
  name = "TokenAlgorithms1764450000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
