import type { Permission } from "./catalogue";
import type { Road } from "./road";
import type { Effective } from "./weigh";

/** Of what counts for somebody, the permissions on Latchkey's own API. */
export function ownPermissions(roads: readonly Road[], { held }: Effective): ReadonlySet<Permission> {
  const builtIn = roads.find(({ role }) => role.product.builtIn);
  // What counts on the built-in product comes from the catalogue.
  return new Set(builtIn && (held.get(builtIn.role.product.id)?.keys() as Iterable<Permission> | undefined));
}
