import { Product } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { isVisible } from "../permissions/is-visible";
import { assertKnown } from "../permissions/assert-known";

/** A product by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getProduct(actor: Actor | null, id: string): Promise<Product | null> {
  assertKnown(actor);
  const product = isId("Product", id) ? await (await dataSource()).manager.findOneBy(Product, { id }) : null;
  return product && isVisible(actor, "product:read", product.teamId) ? product : null;
}
