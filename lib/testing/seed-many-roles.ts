import pg from "pg";
import { settings } from "../env";

/** An id of the type that is made of a number. */
const id = (prefix: string, n = "n") => `('${prefix}_0' || lpad(to_hex(${n}), 9, '0') || left(md5('${prefix}' || $1 || ${n}), 16))`;

export interface ManyRoles {
  roles: number;
  groups: number;
  members: number;
  accounts: number;
  /** Of which each member and each account has its share. */
  memberships: number;
  product: string;
  otherProduct: string;
}

// By name, roles of one kind stand together. One in 1,000 is of the other product, one in 2,000 is for people only.
const statements: [text: string, values: (seed: ManyRoles) => unknown[]][] = [
  [
    `INSERT INTO role (id, team_id, product_id, name, name_key, description, created_by)
     SELECT ${id("role")}, $1, CASE WHEN n % 1000 = 999 THEN $3 ELSE $4 END, name, lower(name), 'Kept by the ' || places[1 + n % 9] || ' office', 'system'
     FROM (SELECT n, places, kinds[1 + n % 5] || ' ' || places[1 + n % 9] || ' ' || n AS name FROM generate_series(1, $2::int) AS n,
       (SELECT ARRAY['Auditor', 'Editor', 'Maintainer', 'Observer', 'Runner'] AS kinds,
         ARRAY['Amsterdam', 'Boston', 'Cairo', 'Dakar', 'Essen', 'Florence', 'Geneva', 'Hanoi', 'Izmir'] AS places) AS words) AS role`,
    ({ roles, otherProduct, product }) => [roles, otherProduct, product],
  ],
  [
    `INSERT INTO role_permission (team_id, product_id, role_id, permission)
     SELECT $1, $3, ${id("role")}, permission FROM generate_series(1, $2::int) AS n, unnest(ARRAY['audit:read', 'product:read', 'role:read']) AS permission
     WHERE n % 1000 <> 999 AND (permission <> 'role:read' OR n % 2000 = 1)`,
    ({ roles, product }) => [roles, product],
  ],
  [
    `INSERT INTO team_group (id, team_id, name, name_key, created_by) SELECT ${id("grp")}, $1, 'Group ' || n, 'group ' || lpad(n::text, 6, '0'), 'system'
     FROM generate_series(1, $2::int) AS n`,
    ({ groups }) => [groups],
  ],
  [
    `INSERT INTO user_account (id, email, email_key, name) SELECT ${id("user")}, 'm' || n || '@example.com', 'm' || n || '@example.com', 'Member ' || n
     FROM generate_series(1, $2::int) AS n WHERE $1 <> ''`,
    ({ members }) => [members],
  ],
  [`INSERT INTO member (id, team_id, user_id) SELECT ${id("mem")}, $1, ${id("user")} FROM generate_series(1, $2::int) AS n`, ({ members }) => [members]],
  [
    `INSERT INTO service_account (id, team_id, product_id, name, name_key, email, client_id, created_by)
     SELECT ${id("sa")}, $1, $3, 'Program ' || n, 'program ' || lpad(n::text, 6, '0'), n || '@programs.invalid', 'lkc_' || md5($1 || n), 'system'
     FROM generate_series(1, $2::int) AS n`,
    ({ accounts, product }) => [accounts, product],
  ],
  [
    `INSERT INTO group_membership (id, team_id, group_id, member_id, service_account_id, created_by)
     SELECT ${id("gm")}, $1, ${id("grp", "(1 + (holder * 7919 + place * 1013) % $2::int)")},
       CASE WHEN holder <= $3::int THEN ${id("mem", "holder")} END, CASE WHEN holder > $3::int THEN ${id("sa", "(holder - $3::int)")} END, 'system'
     FROM (SELECT n, 1 + n % ($3::int + $4::int) AS holder, n / ($3::int + $4::int) AS place FROM generate_series(0, $5::int - 1) AS n) AS share`,
    ({ groups, members, accounts, memberships }) => [groups, members, accounts, memberships],
  ],
  [
    `INSERT INTO role_assignment (id, team_id, role_id, group_id, created_by) SELECT ${id("ra")}, $1, ${id("role")}, ${id("grp")}, 'system'
     FROM generate_series(1, least($2::int, $3::int)) AS n WHERE n % 2000 <> 1`,
    ({ roles, groups }) => [roles, groups],
  ],
];

/** Puts many roles, groups, members, service accounts and memberships into a team at once, and tells the planner of them. */
export async function seedManyRoles(team: { id: string }, seed: ManyRoles): Promise<void> {
  // Not over the pool, whose statements are given up after a few seconds.
  const client = new pg.Client({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    for (const [text, values] of statements) await client.query(text, [team.id, ...values(seed)]);
    await client.query("VACUUM ANALYZE role, role_permission, team_group, user_account, member, service_account, group_membership, role_assignment");
  } finally {
    await client.end();
  }
}
