import type { RoleRights } from "./given-queries";

/** What roles permit together, by product: Latchkey first, the others by name, each permission once. */
export function permissionsByProduct(roles: readonly RoleRights[]): { id: string; name: string; permissions: RoleRights["permissions"] }[] {
  const products = new Map<string, { product: RoleRights["product"]; permissions: Map<string, RoleRights["permissions"][number]> }>();
  for (const { product, permissions } of roles) {
    const known = products.get(product.id) ?? { product, permissions: new Map<string, RoleRights["permissions"][number]>() };
    products.set(product.id, known);
    for (const permission of permissions) known.permissions.set(permission.name, permission);
  }
  return [...products.values()]
    .filter(({ permissions }) => permissions.size > 0)
    .toSorted((a, b) => Number(b.product.builtIn) - Number(a.product.builtIn) || a.product.name.localeCompare(b.product.name))
    .map(({ product: { id, name }, permissions }) => ({ id, name, permissions: [...permissions.values()] }));
}
