import { In } from "typeorm";
import { RoleAssignment } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { futureEnd } from "../input/future-end";
import { assertOwnerRemains } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { authorize } from "../permissions/authorize";
import type { RoleWithPermissions } from "../permissions/road";
import { changedPermissionsOf } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import { givenByRoles } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assertFitting } from "./assert-fitting";
import { type AssignmentsInput, namedAssignments } from "./assignment-input";
import { existingAssignments, holderOf } from "./existing-assignments";
import { insertAssignments } from "./insert-assignments";
import { lockTargets, type Target } from "./lock-targets";
import { assertRoomFor } from "./assert-room-for";
import { touchedBy } from "./touched-by";

/** The assignments to make; each counts until the given time, or for good. */
interface AssignRolesInput extends AssignmentsInput {
  until?: Date | null;
}

/**
 * Gives each of the roles to each of the members, service accounts and groups, all of them or none. Who has one already keeps it, until the time that is given now.
 * @param dryRun tells who would gain and lose what, and changes nothing
 * @returns the assignments as they are now
 * @throws UnauthenticatedError, ForbiddenError, InvalidInputError
 */
export async function assignRoles(actor: Actor | null, input: AssignRolesInput, dryRun?: boolean | null) {
  assertKnown(actor);
  const named = namedAssignments(input);
  return changeOrDryRun(
    dryRun,
    (manager) => touchedBy(manager, named),
    (tx) => assignWithin(tx, actor, input, named),
  );
}

/** The same, as part of a change. */
export async function assignWithin(tx: Transaction, actor: Actor, input: AssignRolesInput, named = namedAssignments(input)): Promise<RoleAssignment[]> {
  const { teamId, roles, targets } = await lockTargets(tx, actor, "role-assignment:create", named, input);
  assertRecentSignIn(actor);
  const until = await futureEnd(tx, input.until);
  assertMayGive(actor, teamId, givenByRoles(roles), roles.length === 1 ? `assign the role ${roles[0]!.name}` : "assign these roles");
  await assertFitting(tx, actor, teamId, roles, targets);

  const existing = await existingAssignments(tx, named);
  const key = (holder: string, role: string) => `${holder} ${role}`;
  const had = new Map(existing.map((assignment) => [key(holderOf(assignment), assignment.roleId), assignment]));
  const pairs = targets.flatMap((target) => roles.map((role) => ({ target, role, before: had.get(key(target.id, role.id)) })));
  const added = pairs.filter(({ before }) => !before);
  const moved = pairs.flatMap(({ before, ...pair }) => (before && before.expiresAt?.getTime() !== until?.getTime() ? [{ ...pair, before }] : []));
  const shortened = moved.filter(({ before }) => until && (before.expiresAt === null || before.expiresAt > until));
  // An earlier end takes something away.
  if (shortened.length > 0) authorize(actor, "role-assignment:delete", teamId);
  await assertRoomFor(tx, added);

  const inserted = await insertAssignments(
    tx,
    actor,
    teamId,
    added.map(({ target, role }) => ({ roleId: role.id, expiresAt: until, ...holderColumn(target) })),
  );
  if (moved.length > 0) await tx.manager.update(RoleAssignment, { id: In(moved.map(({ before }) => before.id)) }, { expiresAt: until });
  await record(tx, actor, teamId, added, moved, until);
  if (shortened.some(({ role }) => role.builtInKey === "owner")) await assertOwnerRemains(tx, teamId, ["input", "until"]);
  if (added.length + moved.length > 0) await changedPermissionsOf(tx, await touchedBy(tx.manager, named));
  return [...existing.map((assignment) => ({ ...assignment, expiresAt: until })), ...inserted];
}

function holderColumn({ type, id }: Target) {
  if (type === "Member") return { memberId: id };
  return type === "Group" ? { groupId: id } : { serviceAccountId: id };
}

interface Pair {
  target: Target;
  role: RoleWithPermissions;
}

async function record(
  tx: Transaction,
  actor: Actor,
  teamId: string,
  added: readonly Pair[],
  moved: readonly (Pair & { before: RoleAssignment })[],
  until: Date | null,
): Promise<void> {
  const event = ({ target: { type, id, name }, role }: Pair) => ({ teamId, target: { type, id, name }, details: { role: role.name, roleId: role.id } });
  const drafts = [
    ...added.map((pair) => ({ ...event(pair), action: "role-assignment.create" as const, details: { ...event(pair).details, until } })),
    ...moved.map(({ before, ...pair }) => ({
      ...event(pair),
      action: "role-assignment.update" as const,
      details: { ...event(pair).details, until: { from: before.expiresAt, to: until } },
    })),
  ];
  if (drafts.length > 0) await recordEvents(tx, actor, drafts);
}
