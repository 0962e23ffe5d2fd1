import type { MigrationInterface, QueryRunner } from "typeorm";

const statements = [
  // A version that runs beside this one during an update inserts built-in roles without a name key; the next start fills it in.
  `ALTER TABLE role
    ALTER COLUMN built_in_key DROP NOT NULL,
    ADD COLUMN name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN created_by text COLLATE "C" NOT NULL DEFAULT 'system',
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    DROP CONSTRAINT role_name_unique`,
  `UPDATE role SET name_key = lower(name), updated_at = created_at`,
  `ALTER TABLE role ADD COLUMN search_text text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (lower(name) || chr(31) || lower(description) || chr(31) || id) STORED`,
  `CREATE UNIQUE INDEX role_name_unique ON role (team_id, product_id, name_key) WHERE name_key <> ''`,
  `CREATE UNIQUE INDEX role_built_in_unique ON role (team_id, built_in_key) WHERE built_in_key IS NOT NULL`,
  `CREATE INDEX role_by_name ON role (team_id, name_key, id)`,
  `CREATE INDEX role_by_creation ON role (team_id, id)`,
  `CREATE INDEX role_product_by_name ON role (team_id, product_id, name_key, id)`,
  `CREATE INDEX role_product_by_creation ON role (product_id, team_id, id)`,
  `CREATE INDEX role_search ON role USING gin (team_id, search_text gin_trgm_ops)`,
  `CREATE TABLE role_permission (
    team_id text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL,
    role_id text COLLATE "C" NOT NULL REFERENCES role ON DELETE CASCADE,
    permission text COLLATE "C" NOT NULL,
    PRIMARY KEY (role_id, permission)
  )`,
  `CREATE INDEX role_permission_by_permission ON role_permission (product_id, permission, role_id)`,
  // "group" is a word of SQL.
  `CREATE TABLE team_group (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text COLLATE "C" NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    search_text text COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (lower(name) || chr(31) || lower(description) || chr(31) || id) STORED,
    CONSTRAINT group_name_unique UNIQUE (team_id, name_key)
  )`,
  `CREATE INDEX team_group_by_creation ON team_group (team_id, id)`,
  `CREATE INDEX team_group_search ON team_group USING gin (team_id, search_text gin_trgm_ops)`,
  `CREATE TABLE group_membership (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL,
    group_id text COLLATE "C" NOT NULL REFERENCES team_group ON DELETE CASCADE,
    member_id text COLLATE "C" REFERENCES member ON DELETE CASCADE,
    service_account_id text COLLATE "C" REFERENCES service_account ON DELETE CASCADE,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text COLLATE "C" NOT NULL,
    CONSTRAINT group_membership_one_holder CHECK (num_nonnulls(member_id, service_account_id) = 1)
  )`,
  `CREATE INDEX group_membership_by_group ON group_membership (team_id, group_id, id)`,
  // The holder comes first, so that the same index finds the groups of one holder.
  `CREATE UNIQUE INDEX group_membership_member ON group_membership (member_id, group_id) WHERE member_id IS NOT NULL`,
  `CREATE UNIQUE INDEX group_membership_account ON group_membership (service_account_id, group_id) WHERE service_account_id IS NOT NULL`,
  `CREATE INDEX group_membership_of_group ON group_membership (group_id)`,
  `ALTER TABLE role_assignment
    ADD COLUMN group_id text COLLATE "C" REFERENCES team_group ON DELETE CASCADE,
    ADD COLUMN expires_at timestamptz,
    DROP CONSTRAINT role_assignment_one_holder,
    ADD CONSTRAINT role_assignment_one_holder CHECK (num_nonnulls(member_id, service_account_id, group_id) = 1)`,
  `CREATE UNIQUE INDEX role_assignment_group ON role_assignment (group_id, role_id) WHERE group_id IS NOT NULL`,
  `CREATE INDEX role_assignment_of_role ON role_assignment (role_id, id)`,
  `CREATE INDEX role_assignment_by_creation ON role_assignment (team_id, role_id, id)`,
  `CREATE INDEX role_assignment_of_team ON role_assignment (team_id, id)`,
  `DROP INDEX role_assignment_by_role`,
  `CREATE INDEX member_by_creation ON member (team_id, id)`,
  // A list of a team's members sorts and finds them by what stands with the user; the database itself keeps the copy right, whichever version writes.
  `ALTER TABLE member
    ADD COLUMN name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN search_text text COLLATE "C" NOT NULL DEFAULT ''`,
  `UPDATE member m SET name_key = lower(u.name), search_text = lower(u.name) || chr(31) || lower(u.email) || chr(31) || m.id
    FROM user_account u WHERE u.id = m.user_id`,
  `CREATE FUNCTION member_copy_user() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    SELECT lower(u.name), lower(u.name) || chr(31) || lower(u.email) || chr(31) || NEW.id INTO NEW.name_key, NEW.search_text
      FROM user_account u WHERE u.id = NEW.user_id;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER member_copy_user BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION member_copy_user()`,
  `CREATE FUNCTION user_copy_to_members() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE member m SET name_key = lower(NEW.name), search_text = lower(NEW.name) || chr(31) || lower(NEW.email) || chr(31) || m.id WHERE m.user_id = NEW.id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER user_copy_to_members AFTER UPDATE OF name, email ON user_account FOR EACH ROW EXECUTE FUNCTION user_copy_to_members()`,
  `CREATE INDEX member_by_name ON member (team_id, name_key, id)`,
  `CREATE INDEX member_search ON member USING gin (team_id, search_text gin_trgm_ops)`,
  `ALTER TABLE team ADD COLUMN created_by text COLLATE "C" NOT NULL DEFAULT 'system'`,
  `CREATE INDEX team_by_creator ON team (created_by)`,
  // Whoever there is was let in by the operator; whoever takes an invitation has shown the link, which isn't proof of the address.
  `ALTER TABLE user_account ADD COLUMN email_verified boolean NOT NULL DEFAULT true`,
  `CREATE TABLE invitation (
    id text COLLATE "C" PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL REFERENCES team ON DELETE CASCADE,
    email text NOT NULL,
    email_key text COLLATE "C" NOT NULL,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT invitation_token_unique UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT invitation_email_unique UNIQUE (team_id, email_key)
  )`,
  `CREATE INDEX invitation_by_creation ON invitation (team_id, id)`,
  `CREATE TABLE invitation_role (
    invitation_id text COLLATE "C" NOT NULL REFERENCES invitation ON DELETE CASCADE,
    role_id text COLLATE "C" NOT NULL REFERENCES role ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, role_id)
  )`,
  `CREATE INDEX invitation_role_by_role ON invitation_role (role_id)`,
  `CREATE TABLE invitation_group (
    invitation_id text COLLATE "C" NOT NULL REFERENCES invitation ON DELETE CASCADE,
    group_id text COLLATE "C" NOT NULL REFERENCES team_group ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, group_id)
  )`,
  `CREATE INDEX invitation_group_by_group ON invitation_group (group_id)`,
];

/** Custom roles, groups, time-bound assignments and memberships, and invitations. */
export class RolesGroupsMembers1764000000000 implements MigrationInterface {
  name = "RolesGroupsMembers1764000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error("Migrations only go forward. To go back, restore the backup made before the upgrade.");
  }
}
