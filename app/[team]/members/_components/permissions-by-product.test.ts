import { expect, it } from "vitest";
import { permissionsByProduct } from "./permissions-by-product";

const permission = (name: string) => ({ name, title: name });

it("puts together what roles permit, by product, each permission once", () => {
  const latchkey = { id: "prod_1", name: "Latchkey", builtIn: true };
  const billing = { id: "prod_2", name: "Billing", builtIn: false };
  const roles = [
    { id: "role_1", product: billing, permissions: [permission("invoices:read")] },
    { id: "role_2", product: latchkey, permissions: [permission("product:read"), permission("role:read")] },
    { id: "role_3", product: latchkey, permissions: [permission("role:read")] },
    { id: "role_4", product: { id: "prod_3", name: "Empty", builtIn: false }, permissions: [] },
  ];
  expect(permissionsByProduct(roles).map(({ name, permissions }) => [name, ...permissions.map((permission) => permission.name)])).toEqual([
    ["Latchkey", "product:read", "role:read"],
    ["Billing", "invoices:read"],
  ]);
});
