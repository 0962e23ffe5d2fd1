import type { Transaction } from "../db/transaction";
import type { RoleWithPermissions } from "../permissions/road";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";

/** A role that a group holds. */
export interface GroupRole {
  role: RoleWithPermissions;
  /** False once its assignment has ended. */
  active: boolean;
}

/** The roles of a group that is locked, kept from being edited until the transaction ends. */
export async function rolesOfGroup(tx: Transaction, group: { id: string; teamId: string }): Promise<GroupRole[]> {
  const assignments = await tx.manager.query<{ role_id: string; active: boolean }[]>(
    "SELECT role_id, expires_at IS NULL OR expires_at > clock_timestamp() AS active FROM role_assignment WHERE group_id = $1",
    [group.id],
  );
  const active = new Map(assignments.map((row) => [row.role_id, row.active]));
  const roles = await rolesWithPermissions(tx.manager, group.teamId, [...active.keys()], "share");
  return roles.map((role) => ({ role, active: active.get(role.id) ?? false }));
}

/** True when the group makes its members owners. */
export function givesOwnership(roles: readonly GroupRole[]): boolean {
  return roles.some(({ role, active }) => active && role.builtInKey === "owner");
}
