import DataLoader from "dataloader";
import { permissionsOfProducts, productsById } from "../lib/products/products-by-id";
import { rolesOfAccounts } from "../lib/roles/roles-of-accounts";

const batched = <Value>(load: (ids: readonly string[]) => Promise<Map<string, Value>>, missing: () => Value) =>
  new DataLoader<string, Value>(async (ids) => {
    const found = await load(ids);
    return ids.map((id) => found.get(id) ?? missing());
  });

/** Look-ups of what belongs to objects that the actor has been allowed to see: one statement each, however long the list. */
export function createLoaders() {
  return {
    product: batched(productsById, () => {
      throw new Error("a product is missing that something refers to");
    }),
    productPermissions: batched(permissionsOfProducts, () => []),
    accountRoles: batched(rolesOfAccounts, () => []),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
