import { randomUUID } from "node:crypto";
import { Group, GroupMembership, type Role, type Team } from "../../entities/index";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey } from "../input/text";
import { insertMember } from "../members/add-member";
import { systemActor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";
import { changedPermissionsOf } from "../permissions/holders";
import { assignRoles } from "../roles/assign-roles";
import { createRole, type CreateRoleInput } from "../roles/create-role";
import { listRoles } from "../roles/list-roles";
import { makePerson, type Person } from "./factories";
import { refreshed } from "./refreshed";

const system = systemActor("Test");
const unique = () => randomUUID().slice(0, 8);

/** A new role of the team, of Latchkey's own API unless a product is given. */
export function makeRole(team: Team, permissions: readonly string[], more: Partial<CreateRoleInput> = {}): Promise<Role> {
  return createRole(system, { teamId: team.id, name: `Role ${unique()}`, permissions, ...more });
}

/** A built-in role of the team. */
export async function builtInRole(team: Team, key: BuiltInRoleKey): Promise<Role> {
  const { items } = await listRoles(system, { teamId: team.id, filter: { builtIn: true } });
  return items.find((role) => role.builtInKey === key)!;
}

/** Assigns a role as Latchkey itself. */
export const assign = (role: { id: string }, to: { memberIds?: string[]; serviceAccountIds?: string[]; groupIds?: string[]; until?: Date }) =>
  assignRoles(system, { roleIds: [role.id], ...to });

/** A new group of the team, with these in it. */
export function makeGroup(team: Team, { memberIds = [], serviceAccountIds = [] }: { memberIds?: string[]; serviceAccountIds?: string[] } = {}): Promise<Group> {
  const name = `Group ${unique()}`;
  const now = new Date();
  const common = { teamId: team.id, createdAt: now, createdBy: "system" };
  const group = { ...common, id: newId("Group"), name, nameKey: nameKey(name), description: "", updatedAt: now, version: 1 };
  return transaction(async (tx) => {
    await tx.manager.insert(Group, group);
    const memberships = [...memberIds.map((memberId) => ({ memberId })), ...serviceAccountIds.map((serviceAccountId) => ({ serviceAccountId }))];
    for (const holder of memberships) await tx.manager.insert(GroupMembership, { ...common, id: newId("GroupMembership"), groupId: group.id, ...holder });
    await changedPermissionsOf(tx, { memberIds, serviceAccountIds });
    return group;
  });
}

/** A member of the team, who they are now, and their place in it. */
export type TeamPerson = Person & { memberId: string };

/** A signed-in member of the team without any role. */
export async function makeMember(team: Team): Promise<TeamPerson> {
  const person = await makePerson();
  const { id: memberId } = await transaction((tx) => insertMember(tx, team.id, person.actor.id));
  return { ...person, actor: await refreshed(person), memberId };
}

/** A signed-in member of the team who has just these permissions on Latchkey's own API. */
export async function makeMemberWith(team: Team, permissions: readonly string[]): Promise<TeamPerson> {
  const person = await makeMember(team);
  await assign(await makeRole(team, permissions), { memberIds: [person.memberId] });
  return { ...person, actor: await refreshed(person) };
}
