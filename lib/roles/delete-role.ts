import { Role } from "../../entities/index";
import { recordEvent, recordEvents } from "../audit/record-event";
import { InvalidInputError } from "../errors";
import { isId } from "../ids";
import { invitationsGiving } from "../invitations/invitations-giving";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { can } from "../permissions/authorize";
import { changedPermissionsOf, holdersOfRoles } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import { assignmentsOfRole, type HeldRole } from "./assignments-of-role";
import { lockHolders } from "./lock-holders";
import { findRole, lockRole } from "./lock-role";
import { moveAssignments, replacementFor } from "./reassign";

const named = 10;
/** How many assignments one call hands on. */
const mostReassigned = 2_000;

/**
 * Deletes a role that the team has made. While it is assigned, that takes another role for its holders.
 * @param reassignTo the role, of the same product, that its holders get in its stead; each until the same time as before
 * @param dryRun tells who would gain and lose what, and changes nothing
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError (IN_USE) that names the holders
 */
export async function deleteRole(actor: Actor | null, id: string, reassignTo?: string | null, dryRun?: boolean | null) {
  assertKnown(actor);
  return changeOrDryRun(
    dryRun,
    async (manager) => (isId("Role", id) ? holdersOfRoles(manager, [id]) : { memberIds: [], serviceAccountIds: [] }),
    async (tx): Promise<Role> => {
      await findRole(tx, actor, "role:delete", id);
      // Holders come before roles wherever both are locked.
      if (reassignTo != null) await lockHolders(tx, id, mostReassigned);
      const { role, product } = await lockRole(tx, actor, "role:delete", id);
      // Nobody gets the role any more. Who got it between the two locks is locked out of order: at worst that is a deadlock, and all of it is done again.
      if (reassignTo != null) await lockHolders(tx, id, mostReassigned);
      const replacement = reassignTo == null ? null : await replacementFor(tx, actor, role, reassignTo);
      const held = await assignmentsOfRole(tx.manager, id, mostReassigned + 1);
      if (held.length > (replacement ? mostReassigned : 0)) throw inUse(actor, role, held, replacement !== null);
      const touched = await holdersOfRoles(tx.manager, [id]);
      const invitations = (await invitationsGiving(tx.manager, "role", [id])).get(id);
      if (replacement) await moveAssignments(tx, actor, role, replacement, held);
      await tx.manager.delete(Role, { id });
      await recordEvents(
        tx,
        actor,
        held.map((assignment) => ({
          action: "role-assignment.delete",
          teamId: role.teamId,
          target: { type: assignment.type, id: assignment.holderId, name: assignment.name },
          details: { role: role.name, roleId: id },
        })),
      );
      await recordEvent(tx, actor, {
        action: "role.delete",
        teamId: role.teamId,
        target: { type: "Role", id, name: role.name },
        details: { product: product.key, ...(replacement && { reassignedTo: replacement.name }), ...(invitations && { invitations }) },
      });
      await changedPermissionsOf(tx, touched);
      return role;
    },
  );
}

function inUse(actor: Actor, role: Role, held: readonly HeldRole[], reassigning: boolean): InvalidInputError {
  if (reassigning) {
    const message = `More than ${mostReassigned} hold this role: take it from some of them first.`;
    return new InvalidInputError([{ field: ["reassignTo"], message, code: "IN_USE" }]);
  }
  const count = held.length > mostReassigned ? `more than ${mostReassigned}` : String(held.length);
  const names = held.slice(0, named).map(({ name }) => name);
  const which = can(actor, "role:read", role.teamId) ? `: ${names.join(", ")}${held.length > named ? " and more" : ""}` : "";
  const message = `${held.length === 1 ? "One holder has" : `${count} holders have`} this role${which}. Take it from them, or name a role to give them in its stead.`;
  return new InvalidInputError([{ field: ["id"], message, code: "IN_USE" }]);
}
