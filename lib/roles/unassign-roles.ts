import { In } from "typeorm";
import { RoleAssignment } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { assertMayTakeOwnership, assertOwnerRemains } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changedPermissionsOf } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import { type AssignmentsInput, namedAssignments } from "./assignment-input";
import { existingAssignments, holderOf } from "./existing-assignments";
import { lockTargets } from "./lock-targets";
import { touchedBy } from "./touched-by";

/**
 * Takes each of the roles from each of the members, service accounts and groups, all of them or none. Who doesn't have one is left alone.
 * @param dryRun tells who would lose what, and changes nothing
 * @returns the assignments that were there
 * @throws UnauthenticatedError, ForbiddenError, InvalidInputError (IN_USE) when the team would be left without an owner
 */
export async function unassignRoles(actor: Actor | null, input: AssignmentsInput, dryRun?: boolean | null) {
  assertKnown(actor);
  const named = namedAssignments(input);
  return changeOrDryRun(
    dryRun,
    (manager) => touchedBy(manager, named),
    (tx) => unassignWithin(tx, actor, input, named),
  );
}

/** The same, as part of a change. */
export async function unassignWithin(tx: Transaction, actor: Actor, input: AssignmentsInput, named = namedAssignments(input)): Promise<RoleAssignment[]> {
  const { teamId, roles, targets } = await lockTargets(tx, actor, "role-assignment:delete", named, input);
  const existing = await existingAssignments(tx, named);
  if (existing.length === 0) return [];
  const ownership = existing.some(({ roleId }) => roles.some((role) => role.id === roleId && role.builtInKey === "owner"));
  if (ownership) assertMayTakeOwnership(actor, teamId);
  await tx.manager.delete(RoleAssignment, { id: In(existing.map(({ id }) => id)) });
  await recordEvents(
    tx,
    actor,
    existing.map((assignment) => {
      const { type, id, name } = targets.find((target) => target.id === holderOf(assignment))!;
      const role = roles.find((candidate) => candidate.id === assignment.roleId)!;
      return { action: "role-assignment.delete", teamId, target: { type, id, name }, details: { role: role.name, roleId: role.id } };
    }),
  );
  if (ownership) await assertOwnerRemains(tx, teamId, ["input"]);
  await changedPermissionsOf(tx, await touchedBy(tx.manager, named));
  return existing;
}
