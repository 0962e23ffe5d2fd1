import { Product, Role } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { ForbiddenError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";

/** A role of the actor's teams in which they hold the permission. @throws NotFoundError, ForbiddenError */
export async function findRole(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<Role> {
  const role = isId("Role", id) ? await tx.manager.findOneBy(Role, { id, ...withinTeams(actor) }) : null;
  if (!role) throw new NotFoundError("role");
  authorize(actor, permission, role.teamId, "role", ["id"]);
  return role;
}

/**
 * Loads a role for a change, locked until the transaction ends, and its product, which stays as it is until then: what it declares stays declared.
 * The product comes first, as wherever both are locked.
 * @throws NotFoundError, ForbiddenError also for a built-in role, which nobody changes.
 */
export async function lockRole(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<{ role: Role; product: Product }> {
  const found = await findRole(tx, actor, permission, id);
  if (found.builtInKey !== null) throw new ForbiddenError(`The role ${found.name} is built in: it can't be changed or deleted. Clone it and change the clone.`);
  const product = await tx.manager.findOne(Product, { where: { id: found.productId }, lock: { mode: "pessimistic_read" } });
  const role = await tx.manager.findOne(Role, { where: { id, teamId: found.teamId }, lock: { mode: "pessimistic_write" } });
  if (!role || !product) throw new NotFoundError("role");
  return { role, product };
}
