import { Member } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";
import { lockTeam } from "./owners";

/** Loads a member for a change, the team and then the member locked until the transaction ends. @throws NotFoundError, ForbiddenError */
export async function lockMember(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<Member> {
  const where = { id, ...withinTeams(actor) };
  const found = isId("Member", id) ? await tx.manager.findOneBy(Member, where) : null;
  if (!found) throw new NotFoundError("member");
  authorize(actor, permission, found.teamId, "member", ["id"]);
  await lockTeam(tx, found.teamId);
  const member = await tx.manager.findOne(Member, { where, lock: { mode: "pessimistic_write" } });
  if (!member) throw new NotFoundError("member");
  return member;
}
