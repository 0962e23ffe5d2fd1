import type { GrantedRole } from "../permissions/grant";
import { isPeopleOnly, permissionsOfRole } from "../permissions/weigh";

/** True for a role that has a right which no service account may ever hold: it can't be assigned to one, directly or by a group. */
export function isForPeopleOnly(role: GrantedRole): boolean {
  return permissionsOfRole(role).some((permission) => isPeopleOnly(role.product, permission));
}
