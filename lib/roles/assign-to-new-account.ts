import { type Product, Role } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { storable } from "../input/storable";
import type { Actor } from "../permissions/actor";
import { authorize, can } from "../permissions/authorize";
import { defaultServiceAccountRole } from "../permissions/built-in-roles";
import type { RoleWithPermissions } from "../permissions/road";
import { rolesWithPermissions } from "../permissions/roles-with-permissions";
import { givenByRoles } from "../permissions/given";
import { assertMayGive, lackedPermissions } from "../permissions/assert-may-give";
import { isForPeopleOnly } from "./is-for-people-only";
import { insertAssignments } from "./insert-assignments";
import { mostPerHolder } from "./assert-room-for";

/**
 * The roles that a new service account gets. Without a choice it is the default role on the built-in product,
 * provided that its creator could have assigned it; else none, which permits nothing.
 * @throws ForbiddenError, InvalidInputError
 */
export async function rolesForNewAccount(
  tx: Transaction,
  actor: Actor,
  product: Product,
  roleIds: readonly string[] | null | undefined,
): Promise<RoleWithPermissions[]> {
  const { teamId } = product;
  if (roleIds == null) {
    if (!product.builtIn || !can(actor, "role-assignment:create", teamId)) return [];
    const role = await tx.manager.findOneByOrFail(Role, { teamId, builtInKey: defaultServiceAccountRole });
    const roles = await rolesWithPermissions(tx.manager, teamId, [role.id]);
    return lackedPermissions(actor, teamId, givenByRoles(roles)).length === 0 ? roles : [];
  }
  if (roleIds.length === 0) return [];
  authorize(actor, "role-assignment:create", teamId);
  if (new Set(roleIds).size > mostPerHolder) {
    const message = `${roleIds.length} roles are named; at most ${mostPerHolder} can be assigned to one service account.`;
    throw new InvalidInputError([{ field: ["input", "roleIds"], message, code: "TOO_LONG" }]);
  }
  const roles = await rolesWithPermissions(tx.manager, teamId, [...new Set(roleIds.map(storable))], "share");
  const assignable = roles.filter((role) => role.product.id === product.id && !isForPeopleOnly(role));
  const issues = roleIds.flatMap((id, index) =>
    assignable.some((role) => role.id === id)
      ? []
      : [{ field: ["input", "roleIds", String(index)], message: "There is no such role for service accounts of this product.", code: "NOT_FOUND" as const }],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
  assertMayGive(actor, teamId, givenByRoles(assignable), assignable.length === 1 ? `assign the role ${assignable[0]!.name}` : "assign these roles");
  return assignable;
}

/** Gives the roles to the new account. */
export async function assignRolesToNewAccount(
  tx: Transaction,
  actor: Actor,
  account: { id: string; teamId: string; name: string },
  roles: readonly RoleWithPermissions[],
): Promise<void> {
  await insertAssignments(
    tx,
    actor,
    account.teamId,
    roles.map((role) => ({ roleId: role.id, serviceAccountId: account.id })),
  );
  await recordEvents(
    tx,
    actor,
    roles.map((role) => ({
      action: "role-assignment.create",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: account.name },
      details: { role: role.name, roleId: role.id },
    })),
  );
}
