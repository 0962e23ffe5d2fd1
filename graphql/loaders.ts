import DataLoader from "dataloader";
import { creatorsById } from "../lib/creators/creators-by-id";
import { permissionsOfProducts, productsById } from "../lib/products/products-by-id";
import { dataSource } from "../lib/db/data-source";
import { grantedRolesById } from "../lib/permissions/load-effective";
import { rolesOfAccounts } from "../lib/roles/roles-of-accounts";
import { teamsById } from "../lib/teams/teams-by-id";

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
    team: batched(teamsById, () => {
      throw new Error("a membership refers to a team that is missing");
    }),
    productPermissions: batched(permissionsOfProducts, () => []),
    grantedRole: batched(
      async (ids) => grantedRolesById((await dataSource()).manager, ids),
      () => {
        throw new Error("a role is missing that something refers to");
      },
    ),
    accountRoles: batched(rolesOfAccounts, () => []),
    creator: batched(creatorsById, () => {
      throw new Error("a creator is asked for and not answered");
    }),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
