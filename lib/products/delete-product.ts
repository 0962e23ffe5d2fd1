import { Product, Role, ServiceAccount } from "../../entities/index";
import { recordEvent, recordEvents } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { invitationsGiving } from "../invitations/invitations-giving";
import type { Actor } from "../permissions/actor";
import { can } from "../permissions/authorize";
import { holdGivenUp } from "./audience-hold";
import { lockProduct } from "./lock-product";
import { assertKnown } from "../permissions/assert-known";

const named = 10;

/** Deletes a product that no service account uses, with its roles, which nobody may have. @throws InvalidInputError (IN_USE) that names the accounts or roles. */
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
    const roles = await assertRolesUnassigned(tx, actor, product);
    const invitations = await invitationsGiving(
      tx.manager,
      "role",
      roles.map((role) => role.id),
    );
    await tx.manager.delete(Product, { id });
    await holdGivenUp(tx, product);
    await recordEvents(
      tx,
      actor,
      roles.map((role) => ({
        action: "role.delete",
        teamId: role.teamId,
        target: { type: "Role", id: role.id, name: role.name },
        details: { product: product.key, ...(invitations.has(role.id) && { invitations: invitations.get(role.id) }) },
      })),
    );
    await recordEvent(tx, actor, {
      action: "product.delete",
      teamId: product.teamId,
      target: { type: "Product", id, name: product.name },
      details: { key: product.key, audience: product.audience },
    });
    return product;
  });
}

/** Roles of the product go with it, unless a member or a group has one. @returns them */
async function assertRolesUnassigned(tx: Transaction, actor: Actor, product: Product): Promise<Role[]> {
  // No one assigns them after this: whoever does keeps the role from being locked here.
  const roles = await tx.manager.find(Role, { where: { productId: product.id }, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const ids = roles.map(({ id }) => id);
  const assigned = await tx.manager.query<{ name: string }[]>(
    "SELECT name FROM role r WHERE id = ANY($1) AND EXISTS (SELECT 1 FROM role_assignment WHERE role_id = r.id) ORDER BY name_key",
    [ids],
  );
  if (assigned.length === 0) return roles;
  const names = assigned.slice(0, named).map(({ name }) => name);
  const which = can(actor, "role:read", product.teamId) ? `: ${names.join(", ")}${assigned.length > named ? ` and ${assigned.length - named} more` : ""}` : "";
  const count = assigned.length === 1 ? "A role of this product is" : `${assigned.length} roles of this product are`;
  throw new InvalidInputError([{ field: ["id"], message: `${count} assigned${which}. Take them from their holders first.`, code: "IN_USE" }]);
}
