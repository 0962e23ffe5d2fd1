import type { EntityManager } from "typeorm";
import { Product } from "../../entities/index";
import { permissionsOfRoles } from "../permissions/effective-permissions";
import type { Permission } from "../permissions/catalogue";

/** What the account's roles permit on its product, as the database has it now. */
export async function permissionsOfAccount(manager: EntityManager, account: { id: string; productId: string }): Promise<ReadonlySet<Permission>> {
  const product = await manager.findOneByOrFail(Product, { id: account.productId });
  if (!product.builtIn) return new Set();
  const rows = await manager.query<{ key: string }[]>(
    `SELECT role.built_in_key AS key FROM role_assignment JOIN role ON role.id = role_assignment.role_id AND role.product_id = $2 WHERE service_account_id = $1`,
    [account.id, account.productId],
  );
  return permissionsOfRoles(
    rows.map((row) => row.key),
    "service-accounts",
  );
}
