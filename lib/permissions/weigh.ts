import { permissionsOfBuiltInRole } from "./built-in-roles";
import { permissionDefinition } from "./catalogue";
import type { Grant, GrantedRole } from "./grant";

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
  /** A right over people, roles, groups or the team, which no service account ever holds. */
  | "PEOPLE_ONLY";

export interface Effective {
  /** By product id: each permission that counts, with every road that gives it. */
  held: ReadonlyMap<string, ReadonlyMap<string, readonly Grant[]>>;
  /** What doesn't count: a whole road, or one permission of it. */
  withheld: readonly { grant: Grant; permission: string | null; reason: Withholding }[];
  /** When the next of the roads that count ends, in milliseconds since the epoch; null when none does. */
  nextEnd: number | null;
}

/** What a role permits on its product. What the catalogue doesn't know permits nothing. */
export function permissionsOfRole(role: GrantedRole): readonly string[] {
  if (role.builtInKey !== null) return [...permissionsOfBuiltInRole(role.builtInKey)];
  return role.product.builtIn ? role.permissions.filter((name) => permissionDefinition(name) !== undefined) : role.permissions;
}

/** True for a right on Latchkey's own API that no service account may ever hold. */
export function isPeopleOnly(product: { builtIn: boolean }, permission: string): boolean {
  return product.builtIn && (permissionDefinition(permission)?.peopleOnly ?? false);
}

/**
 * The one rule of what roads to roles come to: tokens get their rights, sessions theirs, and escalation is refused by it.
 * @param now milliseconds since the epoch, by the database's clock
 */
export function weigh(grants: readonly Grant[], holder: Holder, now: number): Effective {
  const held = new Map<string, Map<string, Grant[]>>();
  const withheld: { grant: Grant; permission: string | null; reason: Withholding }[] = [];
  let nextEnd: number | null = null;
  for (const grant of grants) {
    const reason = withholding(grant, holder, now);
    if (reason) {
      withheld.push({ grant, permission: null, reason });
      continue;
    }
    if (grant.until !== null) nextEnd = Math.min(nextEnd ?? Infinity, grant.until);
    const { product } = grant.role;
    for (const permission of permissionsOfRole(grant.role)) {
      if (holder.type === "SERVICE_ACCOUNT" && isPeopleOnly(product, permission)) {
        withheld.push({ grant, permission, reason: "PEOPLE_ONLY" });
        continue;
      }
      const ofProduct = held.get(product.id) ?? new Map<string, Grant[]>();
      held.set(product.id, ofProduct);
      const roads = ofProduct.get(permission);
      if (roads) roads.push(grant);
      else ofProduct.set(permission, [grant]);
    }
  }
  return { held, withheld, nextEnd };
}

/** Until when, in milliseconds since the epoch by this machine's clock, what was weighed stays as it is. @param now the database's time at which it was read */
export function freshUntil({ nextEnd }: Effective, now: number): number {
  return nextEnd === null ? Infinity : Date.now() + (nextEnd - now);
}

function withholding(grant: Grant, holder: Holder, now: number): Withholding | undefined {
  if (!holder.enabled) return "DISABLED";
  if (holder.type === "SERVICE_ACCOUNT" && grant.role.product.id !== holder.productId) return "OTHER_PRODUCT";
  return grant.until !== null && grant.until <= now ? "EXPIRED" : undefined;
}
