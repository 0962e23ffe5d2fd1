import { ask } from "./ask";
import type { SignedIn } from "./test";

const catalogue = {
  GlobalInstanceObserver: ["GlobalInstance:observe"],
  GlobalInstanceExecutor: ["GlobalInstance:observe", "GlobalInstance:execute"],
  GlobalTemplateViewer: ["GlobalTemplate:view"],
};

/** A product with a catalogue as RAMP has it, and two of its roles. */
export interface Ramp {
  productId: string;
  name: string;
  /** Ids of its roles, by name. */
  roles: Record<keyof typeof catalogue, string>;
}

/** Registers the product and its roles, as a person who may. */
export async function registerRamp(person: SignedIn): Promise<Ramp> {
  const { team } = person;
  const permissions = [...new Set(Object.values(catalogue).flat())].map((name) => ({ name }));
  const input = { teamId: team.id, key: "ramp", name: "RAMP", audience: `https://ramp-${team.slug}.example.com`, permissions };
  const { createProduct } = await ask<{ createProduct: { product: { id: string } } }>(
    person,
    "mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }",
    { input },
  );
  const productId = createProduct.product.id;
  const roles: Record<string, string> = {};
  for (const [name, permitted] of Object.entries(catalogue)) {
    const { createRole } = await ask<{ createRole: { role: { id: string } } }>(
      person,
      "mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } } }",
      { input: { teamId: team.id, productId, name, permissions: permitted } },
    );
    roles[name] = createRole.role.id;
  }
  return { productId, name: "RAMP", roles: roles as Ramp["roles"] };
}
