import { In } from "typeorm";
import { type Product, Role, RoleAssignment } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertHoldsAll, authorize, can, permissionsIn } from "../permissions/authorize";
import { builtInRole, defaultServiceAccountRole } from "../permissions/built-in-roles";
import { storable } from "../input/storable";

/**
 * The roles that a new service account gets. Without a choice it is the default role on the built-in product,
 * provided that its creator could have assigned it; else none, which permits nothing.
 * @throws ForbiddenError, InvalidInputError
 */
export async function rolesForNewAccount(tx: Transaction, actor: Actor, product: Product, roleIds: readonly string[] | null | undefined): Promise<Role[]> {
  const { teamId } = product;
  if (roleIds == null) {
    const held = permissionsIn(actor, teamId);
    const permitted = [...builtInRole(defaultServiceAccountRole).permissions].every((permission) => held === "all" || held?.has(permission));
    if (!product.builtIn || !permitted || !can(actor, "role-assignment:create", teamId)) return [];
    return tx.manager.findBy(Role, { teamId, productId: product.id, builtInKey: defaultServiceAccountRole });
  }
  if (roleIds.length === 0) return [];
  authorize(actor, "role-assignment:create", teamId);
  const roles = await tx.manager.findBy(Role, { id: In(roleIds.map(storable)), teamId, productId: product.id });
  const assignable = roles.filter((role) => builtInRole(role.builtInKey).for === "service-accounts");
  const issues = roleIds.flatMap((id, index) =>
    assignable.some((role) => role.id === id)
      ? []
      : [{ field: ["input", "roleIds", String(index)], message: "There is no such role for service accounts of this product.", code: "NOT_FOUND" as const }],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
  for (const role of assignable) assertHoldsAll(actor, builtInRole(role.builtInKey).permissions, teamId, `assign the role ${role.name}`);
  return assignable;
}

/** Gives the roles to the new account. */
export async function assignRoles(tx: Transaction, actor: Actor, account: { id: string; teamId: string; name: string }, roles: readonly Role[]): Promise<void> {
  for (const role of roles) {
    await tx.manager.insert(RoleAssignment, {
      id: newId("RoleAssignment"),
      teamId: account.teamId,
      roleId: role.id,
      memberId: null,
      serviceAccountId: account.id,
      createdAt: new Date(),
      createdBy: actor.id,
    });
    await recordEvent(tx, actor, {
      action: "role-assignment.create",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { role: role.name, roleId: role.id },
    });
  }
}
