import { ProductPermission } from "../../entities/index";
import type { Transaction } from "../db/transaction";

/** Makes this the list of permissions that the product declares. */
export async function writePermissions(
  tx: Transaction,
  product: { id: string; teamId: string },
  permissions: readonly { name: string; title: string; description: string }[],
): Promise<void> {
  await tx.manager.delete(ProductPermission, { productId: product.id });
  if (permissions.length === 0) return;
  await tx.manager.insert(
    ProductPermission,
    permissions.map((permission, position) => ({ ...permission, position, teamId: product.teamId, productId: product.id })),
  );
}
