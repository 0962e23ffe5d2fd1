import { ProductPermission } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { catalogue } from "../permissions/catalogue";

/**
 * Checks that the product declares these permissions. The caller holds a lock on the product, so that they stay declared.
 * @throws InvalidInputError that names each of the others
 */
export async function assertDeclared(
  tx: Transaction,
  product: { id: string; name: string; builtIn: boolean },
  names: readonly string[],
  field = ["input", "permissions"],
): Promise<void> {
  const declared: readonly { name: string }[] = product.builtIn ? catalogue : await tx.manager.findBy(ProductPermission, { productId: product.id });
  const known = new Set(declared.map(({ name }) => name));
  const issues = names.flatMap((name, index) =>
    known.has(name) ? [] : [{ field: [...field, String(index)], message: `${product.name} declares no such permission.`, code: "NOT_FOUND" as const }],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
}
