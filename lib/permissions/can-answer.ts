import { Product } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "./actor";
import { holderFor, type WhosePermissions } from "./effective-permissions";
import type { Road } from "./road";
import { permissionsOfRole, weigh } from "./weigh";
import { explainWithholding } from "./explain-withholding";

/** Whether somebody holds a permission, and why. */
export interface CanAnswer {
  allowed: boolean;
  /** The roads that give it; empty when it isn't held. */
  roads: readonly Road[];
  /** Why it isn't held; null when it is. */
  reason: string | null;
}

/**
 * Whether a member or a service account, or the actor, holds a permission of a product; of Latchkey's own API unless another is named.
 * Needs what `effectivePermissions` needs.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function canHolder(actor: Actor | null, whose: WhosePermissions & { permission: string; productId?: string | null }): Promise<CanAnswer> {
  const holder = await holderFor(actor, whose);
  const { productId, permission } = whose;
  const where = productId == null ? { teamId: holder.teamId, builtIn: true } : { teamId: holder.teamId, id: productId };
  const product = productId != null && !isId("Product", productId) ? null : await (await dataSource()).manager.findOneBy(Product, where);
  if (!product) throw new NotFoundError("product", ["productId"]);
  const { held, withheld } = weigh(holder.roads, holder.holder, holder.now);
  const roads = held.get(product.id)?.get(permission) ?? [];
  if (roads.length > 0) return { allowed: true, roads, reason: null };
  const near = withheld.find(
    ({ road, permission: only }) =>
      road.role.product.id === product.id && (only === null ? permissionsOfRole(road.role).includes(permission) : only === permission),
  );
  if (!near) return { allowed: false, roads, reason: `No role that ${holder.name} has on ${product.name} holds this permission.` };
  const by = near.road.group ? ` by the group ${near.road.group.name}` : "";
  return {
    allowed: false,
    roads,
    reason: `The role ${near.road.role.name}${by} holds it, and it doesn't count: ${explainWithholding(near.reason, holder.type, near.road.until, product.name).message}`,
  };
}
