import { Group } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";

/**
 * Loads a group for a change of it, its members or its roles, locked until the transaction ends, and checks the actor's permission in its team.
 * @throws NotFoundError, ForbiddenError
 */
export async function lockGroup(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<Group> {
  const where = { id, ...withinTeams(actor) };
  const group = isId("Group", id) ? await tx.manager.findOne(Group, { where, lock: { mode: "pessimistic_write" } }) : null;
  if (!group) throw new NotFoundError("group");
  authorize(actor, permission, group.teamId, "group", ["id"]);
  return group;
}
