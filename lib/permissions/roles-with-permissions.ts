import type { EntityManager } from "typeorm";
import { type RoleWithPermissions, roleWithPermissionsSql } from "./road";

/** Roles with what they permit, as the database has them now. @param lock keeps them from being edited until the transaction ends */
export async function rolesWithPermissions(manager: EntityManager, teamId: string, roleIds: readonly string[], lock?: "share"): Promise<RoleWithPermissions[]> {
  if (roleIds.length === 0) return [];
  // A statement of its own: one that has waited for the lock would see the permissions as they were before.
  if (lock) await manager.query("SELECT 1 FROM role WHERE team_id = $1 AND id = ANY($2) ORDER BY id FOR SHARE", [teamId, roleIds]);
  const rows = await manager.query<{ role: RoleWithPermissions }[]>(
    `SELECT ${roleWithPermissionsSql} AS role FROM role r JOIN product rp ON rp.id = r.product_id
     WHERE r.team_id = $1 AND r.id = ANY($2) ORDER BY r.id`,
    [teamId, roleIds],
  );
  return rows.map(({ role }) => role);
}

/** Roles with what they permit, by id, for callers that have been allowed to see them. */
export async function rolesWithPermissionsById(manager: EntityManager, roleIds: readonly string[]): Promise<Map<string, RoleWithPermissions>> {
  const rows = await manager.query<{ role: RoleWithPermissions }[]>(
    `SELECT ${roleWithPermissionsSql} AS role FROM role r JOIN product rp ON rp.id = r.product_id WHERE r.id = ANY($1)`,
    [roleIds],
  );
  return new Map(rows.map(({ role }) => [role.id, role]));
}
