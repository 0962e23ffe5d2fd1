import { ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";

/**
 * Loads a service account for a change, locked until the transaction ends, and checks the actor's permission in its team.
 * @throws NotFoundError when it isn't there for this actor, ForbiddenError
 */
export async function lockAccount(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<ServiceAccount> {
  const account = isId("ServiceAccount", id) ? await tx.manager.findOne(ServiceAccount, { where: { id }, lock: { mode: "pessimistic_write" } }) : null;
  if (!account) throw new NotFoundError("service account");
  authorize(actor, permission, account.teamId, "service account", ["id"]);
  return account;
}
