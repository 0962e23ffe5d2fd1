import { Product } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { ForbiddenError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";

/**
 * Loads a product for a change, locked until the transaction ends, and checks the actor's permission in its team.
 * @throws NotFoundError, ForbiddenError also for the built-in product, which nobody changes.
 */
export async function lockProduct(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<Product> {
  const where = { id, ...withinTeams(actor) };
  const product = isId("Product", id) ? await tx.manager.findOne(Product, { where, lock: { mode: "pessimistic_write" } }) : null;
  if (!product) throw new NotFoundError("product");
  authorize(actor, permission, product.teamId, "product", ["id"]);
  if (product.builtIn) throw new ForbiddenError("The built-in product is Latchkey itself: it can't be changed or deleted.");
  return product;
}
