import type { GivenPermissions } from "./assert-may-give";
import type { Road, RoleWithPermissions } from "./road";
import type { HolderRoads } from "./roads-of";
import { type Effective, permissionsOfRole, weigh } from "./weigh";

/** What roles would give, for `assertMayGive`. */
export function givenByRoles(roles: readonly RoleWithPermissions[]): GivenPermissions[] {
  return roles.map((role) => ({ product: role.product, permissions: permissionsOfRole(role) }));
}

/** What a holder could do if it were enabled: taking over a disabled account's keys is worth as much. */
export function givenTo({ holder, roads, now }: HolderRoads): GivenPermissions[] {
  const { held, withheld } = weigh(roads, { ...holder, enabled: true }, now);
  const idle = new Set(withheld.flatMap(({ road, permission }) => (permission === null ? [road] : [])));
  // A role that permits nothing is worth its name all the same.
  const names = roads.filter((road) => !idle.has(road) && permissionsOfRole(road.role).length === 0).map(({ role }) => role);
  return [...permissionsOf(held, roads), ...givenByRoles(names)];
}

function permissionsOf(held: Effective["held"], roads: readonly Road[]): GivenPermissions[] {
  const products = new Map(roads.map(({ role }) => [role.product.id, role.product]));
  return [...held].map(([id, permissions]) => ({ product: products.get(id)!, permissions: [...permissions.keys()] }));
}
