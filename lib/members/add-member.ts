import { Member, Role, RoleAssignment } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";

/** Puts a user into a team with one of its built-in roles. */
export async function addMember(tx: Transaction, actor: Actor, teamId: string, userId: string, roleKey: BuiltInRoleKey): Promise<Member> {
  const now = new Date();
  const member = { id: newId("Member"), teamId, userId, createdAt: now };
  const role = await tx.manager.findOneByOrFail(Role, { teamId, builtInKey: roleKey });
  await tx.manager.insert(Member, member);
  await tx.manager.insert(RoleAssignment, {
    id: newId("RoleAssignment"),
    teamId,
    roleId: role.id,
    memberId: member.id,
    serviceAccountId: null,
    createdAt: now,
    createdBy: actor.id,
  });
  tx.changed("user", userId);
  return member;
}
