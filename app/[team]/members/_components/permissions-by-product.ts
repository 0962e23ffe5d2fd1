import type { RolePermissions } from "./given-queries";

/** What roles permit together, by product: Latchkey first, the others by name, each permission once. */
export function permissionsByProduct(roles: readonly RolePermissions[]): { id: string; name: string; permissions: RolePermissions["permissions"] }[] {
  const products = new Map<string, { product: RolePermissions["product"]; permissions: Map<string, RolePermissions["permissions"][number]> }>();
  for (const { product, permissions } of roles) {
    const known = products.get(product.id) ?? { product, permissions: new Map<string, RolePermissions["permissions"][number]>() };
    products.set(product.id, known);
    for (const permission of permissions) known.permissions.set(permission.name, permission);
  }
  return [...products.values()]
    .filter(({ permissions }) => permissions.size > 0)
    .toSorted((a, b) => Number(b.product.builtIn) - Number(a.product.builtIn) || a.product.name.localeCompare(b.product.name))
    .map(({ product: { id, name }, permissions }) => ({ id, name, permissions: [...permissions.values()] }));
}
