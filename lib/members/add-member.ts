import { Member, Role } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";
import { insertAssignments } from "../roles/insert-assignments";

/** Puts a user into a team with one of its built-in roles. */
export async function addMember(tx: Transaction, actor: Actor, teamId: string, userId: string, roleKey: BuiltInRoleKey): Promise<Member> {
  const now = new Date();
  const member = { id: newId("Member"), teamId, userId, createdAt: now };
  const role = await tx.manager.findOneByOrFail(Role, { teamId, builtInKey: roleKey });
  await tx.manager.insert(Member, member);
  await insertAssignments(tx, actor, teamId, [{ roleId: role.id, memberId: member.id }]);
  tx.changed("user", userId);
  return member;
}
