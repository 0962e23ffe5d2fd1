import { Member, Role } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";
import { insertAssignments } from "../roles/insert-assignments";

export type NewMember = Pick<Member, "id" | "teamId" | "userId" | "createdAt">;

/** Puts a user into a team, without any role. */
export async function insertMember(tx: Transaction, teamId: string, userId: string): Promise<NewMember> {
  const member = { id: newId("Member"), teamId, userId, createdAt: new Date() };
  await tx.manager.insert(Member, member);
  tx.changed("user", userId);
  return member;
}

/** Puts a user into a team with one of its built-in roles. */
export async function addMember(tx: Transaction, actor: Actor, teamId: string, userId: string, roleKey: BuiltInRoleKey): Promise<NewMember> {
  const role = await tx.manager.findOneByOrFail(Role, { teamId, builtInKey: roleKey });
  const member = await insertMember(tx, teamId, userId);
  await insertAssignments(tx, actor, teamId, [{ roleId: role.id, memberId: member.id }]);
  return member;
}
