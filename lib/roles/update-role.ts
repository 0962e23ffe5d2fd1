import { z } from "zod";
import { In } from "typeorm";
import { Role, RolePermission } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { isId } from "../ids";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changedPermissionsOf, holdersOfRoles } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { isPeopleOnly } from "../permissions/weigh";
import { assertDeclared } from "./assert-declared";
import { asRoleNameTaken, permissionNames, roleDescription, roleName } from "./input";
import { lockRole } from "./lock-role";
import { accountsWithRole, nameAccounts } from "./accounts-with-role";
import { addPermissions } from "./write-role";

interface UpdateRoleInput {
  name?: string | null;
  description?: string | null;
  /** The whole list; `null` empties it. */
  permissions?: readonly string[] | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const schema = z.object({ name: roleName.optional(), description: roleDescription, permissions: permissionNames.nullish(), version: seenVersion });

/**
 * Changes what is given of a role that the team has made; whoever holds it gains and loses at once what it gains and loses.
 * @param dryRun tells who would gain and lose what, and changes nothing
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function updateRole(actor: Actor | null, id: string, input: UpdateRoleInput, dryRun?: boolean | null) {
  assertKnown(actor);
  const holders = async (tx: Pick<Transaction, "manager">) => (isId("Role", id) ? holdersOfRoles(tx.manager, [id]) : { memberIds: [], serviceAccountIds: [] });
  return changeOrDryRun(
    dryRun,
    (manager) => holders({ manager }),
    async (tx): Promise<Role> => {
      const { role, product } = await lockRole(tx, actor, "role:update", id);
      const values = parseInput(schema, input);
      assertVersion("role", role, values.version);
      const changes = changesOf(role, { name: values.name, description: input.description === undefined ? undefined : values.description });
      const had = (await tx.manager.find(RolePermission, { where: { roleId: id }, order: { permission: "ASC" } })).map(({ permission }) => permission);
      const wanted = values.permissions === undefined ? had : [...new Set(values.permissions)].sort();
      await assertDeclared(tx, product, values.permissions ?? []);
      const added = wanted.filter((permission) => !had.includes(permission));
      const removed = had.filter((permission) => !wanted.includes(permission));
      if (added.length > 0) {
        assertRecentSignIn(actor);
        assertMayGive(actor, role.teamId, [{ product, permissions: added }], `add to the role ${role.name}`);
        await assertNotOfAccounts(tx, actor, role, product, added, values.permissions ?? []);
      }
      // Products may decide by the names of roles, which stand in access tokens: a new name is worth as much as the role.
      if (changes.after.name !== undefined && !product.builtIn)
        assertMayGive(actor, role.teamId, [{ product, permissions: wanted }], `rename the role ${role.name}`);
      if (Object.keys(changes.after).length + added.length + removed.length === 0) return role;
      const columns = {
        ...changes.after,
        ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
        updatedAt: new Date(),
        version: role.version + 1,
      };
      await tx.manager.update(Role, { id }, columns).catch(asRoleNameTaken);
      if (removed.length > 0) await tx.manager.delete(RolePermission, { roleId: id, permission: In(removed) });
      await addPermissions(tx, role, added);
      await recordEvent(tx, actor, {
        action: "role.update",
        teamId: role.teamId,
        target: { type: "Role", id, name: changes.after.name ?? role.name },
        details: { ...changes.details, ...(added.length + removed.length > 0 && { permissions: { from: had, to: wanted } }) },
      });
      // Tokens carry the names of roles, so a new name is news as well.
      if (added.length + removed.length > 0 || changes.after.name !== undefined) await changedPermissionsOf(tx, await holders(tx));
      return { ...role, ...columns };
    },
  );
}

/** What no service account may hold can't come into a role that one has. */
async function assertNotOfAccounts(
  tx: Transaction,
  actor: Actor,
  role: Role,
  product: { builtIn: boolean },
  added: readonly string[],
  list: readonly string[],
): Promise<void> {
  const forPeople = added.filter((permission) => isPeopleOnly(product, permission));
  if (forPeople.length === 0) return;
  const accounts = await accountsWithRole(tx, role);
  if (accounts.length === 0) return;
  const who = nameAccounts(actor, role.teamId, accounts);
  throw new InvalidInputError(
    forPeople.map((permission) => ({
      field: ["input", "permissions", String(list.indexOf(permission))],
      message: `No service account may ever hold ${permission}, and this role is held by ${who}. Take it from there first, or make another role for people.`,
      code: "FORBIDDEN" as const,
    })),
  );
}
