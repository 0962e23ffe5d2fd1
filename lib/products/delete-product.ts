import { Product, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { can } from "../permissions/authorize";
import { lockProduct } from "./lock-product";
import { assertKnown } from "../permissions/assert-known";

const named = 10;

/** Deletes a product that no service account uses. @throws InvalidInputError (IN_USE) that names the accounts that do. */
export async function deleteProduct(actor: Actor | null, id: string): Promise<Product> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const product = await lockProduct(tx, actor, "product:delete", id);
    const [users, count] = await tx.manager.findAndCount(ServiceAccount, {
      where: { productId: id, teamId: product.teamId },
      order: { nameKey: "ASC" },
      take: named,
    });
    if (count > 0) {
      const names = users.map((account) => account.name).join(", ") + (count > named ? ` and ${count - named} more` : "");
      const which = can(actor, "service-account:read", product.teamId) ? `: ${names}` : "";
      throw new InvalidInputError([
        {
          field: ["id"],
          message: `${count === 1 ? "A service account uses" : `${count} service accounts use`} this product${which}. Delete them first.`,
          code: "IN_USE",
        },
      ]);
    }
    await tx.manager.delete(Product, { id });
    await recordEvent(tx, actor, {
      action: "product.delete",
      teamId: product.teamId,
      target: { type: "Product", id, name: product.name },
      details: { key: product.key, audience: product.audience },
    });
    return product;
  });
}
