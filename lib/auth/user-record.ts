import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import type { Membership } from "../permissions/actor";
import { permissionsOfRoles } from "../permissions/effective-permissions";

/** What every request of a person needs to know of them, kept in memory. */
export interface UserRecord {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  memberships: readonly Membership[];
}

interface Row {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  team_id: string | null;
  roles: string[];
}

const statement = `SELECT u.id, u.name, u.email, u.disabled_at IS NOT NULL AS disabled, t.id AS team_id,
    ARRAY(SELECT r.built_in_key FROM role_assignment ra JOIN role r ON r.id = ra.role_id WHERE ra.member_id = m.id) AS roles
  FROM user_account u LEFT JOIN member m ON m.user_id = u.id LEFT JOIN team t ON t.id = m.team_id WHERE u.id = $1 ORDER BY t.name, t.id`;

const cache = new ReadCache<UserRecord>("user", async (userId) => {
  const rows = await query<Row>(statement, [userId]);
  const [first] = rows;
  if (!first) return undefined;
  const memberships = rows.flatMap((row) => (row.team_id === null ? [] : [{ teamId: row.team_id, permissions: permissionsOfRoles(row.roles, "members") }]));
  return { id: first.id, name: first.name, email: first.email, disabled: first.disabled, memberships };
});

/** A person and their teams; undefined when there is no such person. */
export function userRecord(userId: string): Promise<UserRecord | undefined> {
  return cache.get(userId);
}
