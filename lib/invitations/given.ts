import { In } from "typeorm";
import { Group } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { rolesOfGroup } from "../groups/group-roles";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { RoleWithPermissions } from "../permissions/road";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";
import { givenByRoles } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";

/** What whoever accepts an invitation gets. */
export interface Given {
  roles: RoleWithPermissions[];
  groups: Group[];
  /** The roles that the groups hold at the moment. */
  rolesOfGroups: RoleWithPermissions[];
}

/** Loads what an invitation gives; until the transaction ends, neither the roles nor the groups' members and roles change. What isn't there is left out. */
export async function lockGiven(tx: Transaction, teamId: string, roleIds: readonly string[], groupIds: readonly string[]): Promise<Given> {
  const where = { teamId, id: In([...groupIds]) };
  const groups = groupIds.length === 0 ? [] : await tx.manager.find(Group, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const roles = await rolesWithPermissions(tx.manager, teamId, roleIds, "share");
  const rolesOfGroups: RoleWithPermissions[] = [];
  for (const group of groups) rolesOfGroups.push(...(await rolesOfGroup(tx, group)).flatMap(({ role, active }) => (active ? [role] : [])));
  return { roles, groups, rolesOfGroups };
}

/**
 * An invitation is worth as much as assigning its roles and adding to its groups, and takes the same permissions.
 * @throws ForbiddenError
 */
export function assertMayInvite(actor: Actor, teamId: string, { roles, groups, rolesOfGroups }: Given, email: string): void {
  authorize(actor, "member:invite", teamId);
  if (roles.length > 0) authorize(actor, "role-assignment:create", teamId);
  if (groups.length > 0) authorize(actor, "group:update", teamId);
  assertMayGive(actor, teamId, givenByRoles([...roles, ...rolesOfGroups]), `invite ${email} with these roles and groups`);
}
