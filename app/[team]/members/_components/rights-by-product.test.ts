import { expect, it } from "vitest";
import { rightsByProduct } from "./rights-by-product";

const right = (name: string) => ({ name, title: name });

it("puts together what roles permit, by product, each permission once", () => {
  const latchkey = { id: "prod_1", name: "Latchkey", builtIn: true };
  const billing = { id: "prod_2", name: "Billing", builtIn: false };
  const roles = [
    { id: "role_1", product: billing, permissions: [right("invoices:read")] },
    { id: "role_2", product: latchkey, permissions: [right("product:read"), right("role:read")] },
    { id: "role_3", product: latchkey, permissions: [right("role:read")] },
    { id: "role_4", product: { id: "prod_3", name: "Empty", builtIn: false }, permissions: [] },
  ];
  expect(rightsByProduct(roles).map(({ name, permissions }) => [name, ...permissions.map((permission) => permission.name)])).toEqual([
    ["Latchkey", "product:read", "role:read"],
    ["Billing", "invoices:read"],
  ]);
});
