import { In } from "typeorm";
import { Group } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { rolesOfGroup } from "../groups/group-roles";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { GrantedRole } from "../permissions/grant";
import { grantedRoles, rightsOfRoles } from "../permissions/load-effective";
import { assertMayGive } from "../permissions/no-escalation";

/** What whoever accepts an invitation gets. */
export interface Given {
  roles: GrantedRole[];
  groups: Group[];
  /** The roles that the groups hold at the moment. */
  rolesOfGroups: GrantedRole[];
}

/** Loads what an invitation gives; until the transaction ends, neither the roles nor the groups' members and roles change. What isn't there is left out. */
export async function lockGiven(tx: Transaction, teamId: string, roleIds: readonly string[], groupIds: readonly string[]): Promise<Given> {
  const where = { teamId, id: In([...groupIds]) };
  const groups = groupIds.length === 0 ? [] : await tx.manager.find(Group, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const roles = await grantedRoles(tx.manager, teamId, roleIds, "share");
  const rolesOfGroups: GrantedRole[] = [];
  for (const group of groups) rolesOfGroups.push(...(await rolesOfGroup(tx, group)).flatMap(({ role, active }) => (active ? [role] : [])));
  return { roles, groups, rolesOfGroups };
}

/**
 * An invitation is worth as much as assigning its roles and adding to its groups, and takes the same rights.
 * @throws ForbiddenError
 */
export function assertMayInvite(actor: Actor, teamId: string, { roles, groups, rolesOfGroups }: Given, email: string): void {
  authorize(actor, "member:invite", teamId);
  if (roles.length > 0) authorize(actor, "role-assignment:create", teamId);
  if (groups.length > 0) authorize(actor, "group:update", teamId);
  assertMayGive(actor, teamId, rightsOfRoles([...roles, ...rolesOfGroups]), `invite ${email} with these roles and groups`);
}
