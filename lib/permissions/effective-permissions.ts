import { Product, type ProductPermission } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import { permissionsOfProducts } from "../products/permissions-of-products";
import { resolveTeam } from "../teams/resolve-team";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { catalogue, type PermissionDefinition } from "./catalogue";
import { roadsOf, type HolderRoads } from "./roads-of";
import { weigh } from "./weigh";
import type { Road } from "./road";
import { type Explanation, explainWithholding } from "./explain-withholding";

/** Whose permissions are asked for; the actor's own when neither is given. */
export interface WhosePermissions {
  teamId?: string | null;
  memberId?: string | null;
  serviceAccountId?: string | null;
}

/** A permission of a product, with what people call it. */
export type DeclaredPermission = Pick<ProductPermission, "name" | "title" | "description"> & Partial<Pick<PermissionDefinition, "dependsOn" | "peopleOnly">>;

/** What a member or a service account may do at the moment, and why; and what their roles would permit and doesn't count. */
export interface EffectivePermissions {
  permissions: { permission: DeclaredPermission; productId: string; roads: readonly Road[] }[];
  withheld: (Explanation & { road: Road; permission: DeclaredPermission | null })[];
  /** When the next of what counts ends. */
  nextEnd: Date | null;
}

/**
 * What a member or a service account may do, each permission with all roads that lead to it.
 * Anybody may ask about themselves; about others it takes `role:read`, and `member:read` or `service-account:read`.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function effectivePermissions(actor: Actor | null, whose: WhosePermissions): Promise<EffectivePermissions> {
  const holder = await holderFor(actor, whose);
  const { held, withheld, nextEnd } = weigh(holder.roads, holder.holder, holder.now);
  const { manager } = await dataSource();
  const ids = [...new Set(holder.roads.map(({ role }) => role.product.id))];
  const products = ids.length === 0 ? [] : await manager.find(Product, { where: ids.map((id) => ({ id })), order: { builtIn: "DESC", nameKey: "ASC" } });
  const declared = await declaredBy(products);
  const named = (productId: string, name: string) => declared.get(productId)?.get(name) ?? { name, title: name, description: "" };
  const nameOf = new Map(products.map(({ id, name }) => [id, name]));
  return {
    // In the order in which the products declare them.
    permissions: products.flatMap(({ id }) => {
      const roads = held.get(id) ?? new Map<string, readonly Road[]>();
      const order = [...(declared.get(id)?.keys() ?? [])].filter((name) => roads.has(name));
      return [...new Set([...order, ...roads.keys()])].map((name) => ({ permission: named(id, name), productId: id, roads: roads.get(name)! }));
    }),
    withheld: withheld.map(({ road, permission, reason }) => ({
      road,
      permission: permission === null ? null : named(road.role.product.id, permission),
      ...explainWithholding(reason, holder.type, road.until, nameOf.get(road.role.product.id) ?? ""),
    })),
    nextEnd: nextEnd === null ? null : new Date(nextEnd),
  };
}

/** Those of whom the actor may know it, with all their roads to roles. */
export async function holderFor(actor: Actor | null, { teamId: team, memberId, serviceAccountId }: WhosePermissions): Promise<HolderRoads> {
  const teamId = resolveTeam(actor, team);
  if (memberId != null && serviceAccountId != null)
    throw new InvalidInputError([{ field: ["serviceAccountId"], message: "Ask about a member or about a service account, not about both.", code: "INVALID" }]);
  const own = ownId(actor!, teamId);
  const id = memberId ?? serviceAccountId ?? own;
  if (id === undefined) throw new InvalidInputError([{ field: ["memberId"], message: "Name a member or a service account.", code: "REQUIRED" }]);
  const type = serviceAccountId != null || (memberId == null && actor!.type === "SERVICE_ACCOUNT") ? "ServiceAccount" : "Member";
  if (id !== own) {
    authorize(actor, "role:read", teamId);
    authorize(actor, type === "Member" ? "member:read" : "service-account:read", teamId);
  }
  const { manager } = await dataSource();
  const [holder] = isId(type, id) ? await roadsOf(manager, type === "Member" ? { memberIds: [id] } : { serviceAccountIds: [id] }, teamId) : [];
  if (!holder) throw new NotFoundError(type === "Member" ? "member" : "service account", [type === "Member" ? "memberId" : "serviceAccountId"]);
  return holder;
}

function ownId(actor: Actor, teamId: string): string | undefined {
  if (actor.type === "SERVICE_ACCOUNT") return actor.id;
  return actor.type === "USER" ? actor.memberships.find((membership) => membership.teamId === teamId)?.memberId : undefined;
}

/** What products declare, by product and name, each in its order. */
async function declaredBy(products: readonly Product[]): Promise<Map<string, Map<string, DeclaredPermission>>> {
  const own = products.filter(({ builtIn }) => !builtIn).map(({ id }) => id);
  const rows = own.length === 0 ? new Map<string, ProductPermission[]>() : await permissionsOfProducts(own);
  const lists = products.map(({ id, builtIn }): [string, readonly DeclaredPermission[]] => [id, builtIn ? catalogue : (rows.get(id) ?? [])]);
  return new Map(lists.map(([id, list]) => [id, new Map(list.map((permission) => [permission.name, permission]))]));
}
