import { permissionsOfBuiltInRole } from "./built-in-roles";
import { permissionDefinition } from "./catalogue";
import type { Road, RoleWithPermissions } from "./road";

/** Who holds the roles. */
export type Holder = { type: "MEMBER"; enabled: boolean } | { type: "SERVICE_ACCOUNT"; enabled: boolean; productId: string };

/** Why something that a role permits doesn't count. */
export type Withholding =
  /** The person or account is disabled. */
  | "DISABLED"
  /** The assignment, or the membership of the group, has ended. */
  | "EXPIRED"
  /** The role is of another product than the service account. */
  | "OTHER_PRODUCT"
  /** A permission over people, roles, groups or the team, which no service account ever holds. */
  | "PEOPLE_ONLY";

export interface Effective {
  /** By product id: each permission that counts, with every road that gives it. */
  held: ReadonlyMap<string, ReadonlyMap<string, readonly Road[]>>;
  /** What doesn't count: a whole road, or one permission of it. */
  withheld: readonly { road: Road; permission: string | null; reason: Withholding }[];
  /** When the next of the roads that count ends, in milliseconds since the epoch; null when none does. */
  nextEnd: number | null;
}

/** What a role permits on its product. What the catalogue doesn't know permits nothing. */
export function permissionsOfRole(role: RoleWithPermissions): readonly string[] {
  if (role.builtInKey !== null) return [...permissionsOfBuiltInRole(role.builtInKey)];
  return role.product.builtIn ? role.permissions.filter((name) => permissionDefinition(name) !== undefined) : role.permissions;
}

/** True for a permission on Latchkey's own API that no service account may ever hold. */
export function isPeopleOnly(product: { builtIn: boolean }, permission: string): boolean {
  return product.builtIn && (permissionDefinition(permission)?.peopleOnly ?? false);
}

/**
 * The one rule of what roads to roles come to: tokens get their permissions, sessions theirs, and escalation is refused by it.
 * @param now milliseconds since the epoch, by the database's clock
 */
export function weigh(roads: readonly Road[], holder: Holder, now: number): Effective {
  const held = new Map<string, Map<string, Road[]>>();
  const withheld: { road: Road; permission: string | null; reason: Withholding }[] = [];
  let nextEnd: number | null = null;
  for (const road of roads) {
    const reason = withholding(road, holder, now);
    if (reason) {
      withheld.push({ road, permission: null, reason });
      continue;
    }
    if (road.until !== null) nextEnd = Math.min(nextEnd ?? Infinity, road.until);
    const { product } = road.role;
    for (const permission of permissionsOfRole(road.role)) {
      if (holder.type === "SERVICE_ACCOUNT" && isPeopleOnly(product, permission)) {
        withheld.push({ road, permission, reason: "PEOPLE_ONLY" });
        continue;
      }
      const ofProduct = held.get(product.id) ?? new Map<string, Road[]>();
      held.set(product.id, ofProduct);
      const known = ofProduct.get(permission);
      if (known) known.push(road);
      else ofProduct.set(permission, [road]);
    }
  }
  return { held, withheld, nextEnd };
}

/** Until when, in milliseconds since the epoch by this machine's clock, what was weighed stays as it is. @param now the database's time at which it was read */
export function freshUntil({ nextEnd }: Effective, now: number): number {
  return nextEnd === null ? Infinity : Date.now() + (nextEnd - now);
}

function withholding(road: Road, holder: Holder, now: number): Withholding | undefined {
  if (!holder.enabled) return "DISABLED";
  if (holder.type === "SERVICE_ACCOUNT" && road.role.product.id !== holder.productId) return "OTHER_PRODUCT";
  return road.until !== null && road.until <= now ? "EXPIRED" : undefined;
}
