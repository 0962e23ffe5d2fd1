import { In } from "typeorm";
import { type Product, Role, RolePermission } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { authorize, can } from "../permissions/authorize";
import { changedPermissionsOf, holdersOfRoles } from "../permissions/holders";

const named = 10;

/**
 * Sees to it that no role permits what its product no longer declares. The product is locked, so that no role comes to permit it meanwhile.
 * @param force takes the permissions out of the roles, for which the actor needs `role:update`
 * @throws InvalidInputError (IN_USE) that names the roles; ForbiddenError
 */
export async function withdrawFromRoles(tx: Transaction, actor: Actor, product: Product, removed: readonly string[], force: boolean): Promise<void> {
  if (removed.length === 0) return;
  const { teamId } = product;
  const using = await tx.manager.findBy(RolePermission, { productId: product.id, permission: In([...removed]) });
  if (using.length === 0) return;
  const ids = [...new Set(using.map(({ roleId }) => roleId))];
  if (!force) throw inUse(actor, teamId, await tx.manager.find(Role, { where: { id: In(ids) }, order: { nameKey: "ASC" } }), using);
  authorize(actor, "role:update", teamId);
  const roles = await tx.manager.find(Role, { where: { id: In(ids) }, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  const all = await tx.manager.find(RolePermission, { where: { roleId: In(ids) }, order: { permission: "ASC" } });
  await tx.manager.delete(RolePermission, { productId: product.id, permission: In([...removed]) });
  await tx.manager.query("UPDATE role SET version = version + 1, updated_at = now() WHERE id = ANY($1)", [ids]);
  await recordEvents(
    tx,
    actor,
    roles.map((role) => {
      const from = all.filter(({ roleId }) => roleId === role.id).map(({ permission }) => permission);
      const to = from.filter((permission) => !removed.includes(permission));
      return { action: "role.update", teamId, target: { type: "Role", id: role.id, name: role.name }, details: { permissions: { from, to } } };
    }),
  );
  await changedPermissionsOf(tx, await holdersOfRoles(tx.manager, ids));
}

function inUse(actor: Actor, teamId: string, roles: readonly Role[], using: readonly RolePermission[]): InvalidInputError {
  const permissions = [...new Set(using.map(({ permission }) => permission))].sort();
  const names = roles.slice(0, named).map(({ name }) => name);
  const which = can(actor, "role:read", teamId) ? `: ${names.join(", ")}${roles.length > named ? ` and ${roles.length - named} more` : ""}` : "";
  const what = permissions.slice(0, named).join(", ") + (permissions.length > named ? ` and ${permissions.length - named} more` : "");
  const message = `${roles.length === 1 ? "A role permits" : `${roles.length} roles permit`} ${what}${which}. Take it out of them first, or use force, with which they lose it.`;
  return new InvalidInputError([{ field: ["input", "permissions"], message, code: "IN_USE" }]);
}
