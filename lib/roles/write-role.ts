import { type Product, Role, RolePermission } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey } from "../input/text";
import type { Actor } from "../permissions/actor";
import { asRoleNameTaken } from "./input";

/** Writes a new role with its permissions and its audit event. That it may be made has been checked. */
export async function writeRole(
  tx: Transaction,
  actor: Actor,
  product: Product,
  values: { name: string; description: string; permissions: readonly string[] },
  details: Record<string, unknown> = {},
): Promise<Role> {
  const { name, description, permissions } = values;
  const { teamId } = product;
  const now = new Date();
  const role: Role = {
    id: newId("Role"),
    teamId,
    productId: product.id,
    name,
    nameKey: nameKey(name),
    description,
    builtInKey: null,
    createdAt: now,
    createdBy: actor.id,
    updatedAt: now,
    version: 1,
  };
  await tx.manager.insert(Role, role).catch(asRoleNameTaken);
  await addPermissions(tx, role, permissions);
  await recordEvent(tx, actor, {
    action: "role.create",
    teamId,
    target: { type: "Role", id: role.id, name },
    details: { product: product.key, permissions, ...details },
  });
  return role;
}

/** Puts permissions into a role that doesn't have them. */
export async function addPermissions(tx: Transaction, { id, teamId, productId }: Role, permissions: readonly string[]): Promise<void> {
  if (permissions.length === 0) return;
  await tx.manager.insert(
    RolePermission,
    permissions.map((permission) => ({ teamId, productId, roleId: id, permission })),
  );
}
