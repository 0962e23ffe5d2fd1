import type { EntityManager } from "typeorm";
import { type Grant, type GrantedRole, grantedRoleSql, type GrantRows, grantsFrom, grantsSql, nowSql } from "./grant";
import type { Rights } from "./no-escalation";
import { type Effective, type Holder, permissionsOfRole, weigh } from "./weigh";

/** A member or a service account, with all roads to roles. */
export interface HolderGrants {
  type: Holder["type"];
  id: string;
  teamId: string;
  name: string;
  holder: Holder;
  grants: Grant[];
  /** The database's time at which they were read, in milliseconds since the epoch. */
  now: number;
}

interface Row {
  id: string;
  team_id: string;
  name: string;
  enabled: boolean;
  product_id: string | null;
  grants: GrantRows;
  now: number;
}

const accounts = `SELECT a.id, a.team_id, a.name, a.enabled, a.product_id, ${grantsSql("service_account_id", "a.id")} AS grants, ${nowSql} AS now
  FROM service_account a WHERE a.id = ANY($1) AND ($2::text IS NULL OR a.team_id = $2) ORDER BY a.id`;
const members = `SELECT m.id, m.team_id, u.name, u.disabled_at IS NULL AS enabled, NULL AS product_id, ${grantsSql("member_id", "m.id")} AS grants, ${nowSql} AS now
  FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.id = ANY($1) AND ($2::text IS NULL OR m.team_id = $2) ORDER BY m.id`;

/** The roads to roles of members and service accounts, as the database has them now: one statement for each of the two kinds. @param teamId leaves out those of other teams */
export async function grantsOf(
  manager: EntityManager,
  ids: { memberIds?: readonly string[]; serviceAccountIds?: readonly string[] },
  teamId: string | null = null,
): Promise<HolderGrants[]> {
  const read = async (statement: string, wanted: readonly string[] = []) => (wanted.length === 0 ? [] : manager.query<Row[]>(statement, [wanted, teamId]));
  const found = [...(await read(members, ids.memberIds)), ...(await read(accounts, ids.serviceAccountIds))];
  return found.map(({ id, team_id: teamId, name, enabled, product_id: productId, grants, now }) => ({
    ...(productId === null
      ? { type: "MEMBER" as const, holder: { type: "MEMBER" as const, enabled } }
      : { type: "SERVICE_ACCOUNT" as const, holder: { type: "SERVICE_ACCOUNT" as const, enabled, productId } }),
    id,
    teamId,
    name,
    grants: grantsFrom(grants),
    now,
  }));
}

/** Roles with what they permit, as the database has them now. @param lock keeps them from being edited until the transaction ends */
export async function grantedRoles(manager: EntityManager, teamId: string, roleIds: readonly string[], lock?: "share"): Promise<GrantedRole[]> {
  if (roleIds.length === 0) return [];
  // A statement of its own: one that has waited for the lock would see the permissions as they were before.
  if (lock) await manager.query("SELECT 1 FROM role WHERE team_id = $1 AND id = ANY($2) ORDER BY id FOR SHARE", [teamId, roleIds]);
  const rows = await manager.query<{ role: GrantedRole }[]>(
    `SELECT ${grantedRoleSql} AS role FROM role r JOIN product rp ON rp.id = r.product_id
     WHERE r.team_id = $1 AND r.id = ANY($2) ORDER BY r.id`,
    [teamId, roleIds],
  );
  return rows.map(({ role }) => role);
}

/** Roles with what they permit, by id, for callers that have been allowed to see them. */
export async function grantedRolesById(manager: EntityManager, roleIds: readonly string[]): Promise<Map<string, GrantedRole>> {
  const rows = await manager.query<{ role: GrantedRole }[]>(
    `SELECT ${grantedRoleSql} AS role FROM role r JOIN product rp ON rp.id = r.product_id WHERE r.id = ANY($1)`,
    [roleIds],
  );
  return new Map(rows.map(({ role }) => [role.id, role]));
}

/** What roles would give, for `assertMayGive`. */
export function rightsOfRoles(roles: readonly GrantedRole[]): Rights[] {
  return roles.map((role) => ({ product: role.product, permissions: permissionsOfRole(role) }));
}

/** What a holder could do if it were enabled: taking over a disabled account's keys is worth as much. */
export function rightsOfHolder({ holder, grants, now }: HolderGrants): Rights[] {
  const { held, withheld } = weigh(grants, { ...holder, enabled: true }, now);
  const idle = new Set(withheld.flatMap(({ grant, permission }) => (permission === null ? [grant] : [])));
  // A role that permits nothing is worth its name all the same.
  const names = grants.filter((grant) => !idle.has(grant) && permissionsOfRole(grant.role).length === 0).map(({ role }) => role);
  return [...rightsOf(held, grants), ...rightsOfRoles(names)];
}

function rightsOf(held: Effective["held"], grants: readonly Grant[]): Rights[] {
  const products = new Map(grants.map(({ role }) => [role.product.id, role.product]));
  return [...held].map(([id, permissions]) => ({ product: products.get(id)!, permissions: permissions.keys() }));
}
