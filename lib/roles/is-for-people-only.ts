import type { RoleWithPermissions } from "../permissions/road";
import { isPeopleOnly, permissionsOfRole } from "../permissions/weigh";

/** True for a role that has a permission which no service account may ever hold: it can't be assigned to one, directly or by a group. */
export function isForPeopleOnly(role: RoleWithPermissions): boolean {
  return permissionsOfRole(role).some((permission) => isPeopleOnly(role.product, permission));
}
