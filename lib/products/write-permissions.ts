import { In } from "typeorm";
import { ProductPermission } from "../../entities/index";
import type { Transaction } from "../db/transaction";

type Declared = Pick<ProductPermission, "name" | "title" | "description">;

/** Makes this the list of permissions that the product declares. Only what differs from the list before is written. */
export async function writePermissions(
  tx: Transaction,
  product: { id: string; teamId: string },
  permissions: readonly Declared[],
  before: readonly ProductPermission[] = [],
): Promise<void> {
  const wanted = new Set(permissions.map(({ name }) => name));
  const removed = before.filter(({ name }) => !wanted.has(name)).map(({ name }) => name);
  if (removed.length > 0) await tx.manager.delete(ProductPermission, { productId: product.id, name: In(removed) });
  const present = new Map(before.map((row) => [row.name, row]));
  const rows = permissions.map((permission, position) => ({ ...permission, position, teamId: product.teamId, productId: product.id }));
  const changed = rows.filter((row) => {
    const old = present.get(row.name);
    return !old || old.title !== row.title || old.description !== row.description || old.position !== row.position;
  });
  if (changed.length > 0) await tx.manager.upsert(ProductPermission, changed, ["productId", "name"]);
}
