import { type Group, GroupMembership } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import { newId } from "../ids";
import { futureEnd } from "../input/future-end";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changedPermissionsOf } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import type { Impact } from "../permissions/impact";
import { givenByRoles } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { isPeopleOnly, permissionsOfRole } from "../permissions/weigh";
import { type GroupRole, rolesOfGroup } from "./group-roles";
import { lockGroup } from "./lock-group";
import { assertTargetCount, lockTargets, type Target, type TargetIds, touchedBy } from "./targets";

/** How many groups one member or service account can be in: what it may do is put together from all of them. */
export const mostGroups = 100;

/** A membership as it is before the change. */
interface Existing {
  id: string;
  holder_id: string;
  expires_at: Date | null;
}

/**
 * Puts members and service accounts into a group, for good or until a time; for whom is in it already, that time is set anew.
 * @param dryRun tells who would gain what instead
 */
export async function addGroupMembers(
  actor: Actor | null,
  id: string,
  input: TargetIds & { until?: Date | null },
  dryRun?: boolean | null,
): Promise<{ result: Group; impact: null } | { result: null; impact: Impact }> {
  assertKnown(actor);
  assertTargetCount(input);
  return changeOrDryRun(
    dryRun,
    async () => touchedBy(input),
    (tx) => addMembersWithin(tx, actor, id, input),
  );
}

/** The same, as part of a change. */
export async function addMembersWithin(tx: Transaction, actor: Actor, id: string, input: TargetIds & { until?: Date | null }): Promise<Group> {
  const group = await lockGroup(tx, actor, "group:update", id);
  assertRecentSignIn(actor);
  const until = await futureEnd(tx, input.until);
  const targets = await lockTargets(tx, group.teamId, input);
  const roles = await rolesOfGroup(tx, group);
  assertNothingOfPeople(targets, roles);
  assertMayGive(actor, group.teamId, givenByRoles(rolesFor(targets, roles)), `add ${named(targets)} to the group ${group.name}`);
  await write(tx, actor, group, targets, until);
  return group;
}

/** Of the group's roles, those that would count for one of the targets: for a service account those of its product. */
function rolesFor(targets: readonly Target[], roles: readonly GroupRole[]) {
  const counts = (productId: string) => targets.some((target) => target.type === "Member" || target.productId === productId);
  return roles.flatMap(({ role, active }) => (active && counts(role.product.id) ? [role] : []));
}

const named = (targets: readonly Target[]) => (targets.length === 1 ? targets[0]!.name : `these ${targets.length}`);

/** A role that has ended counts too: it can be given a new end, and nobody would look at the members then. @throws InvalidInputError (FORBIDDEN) */
function assertNothingOfPeople(targets: readonly Target[], roles: readonly GroupRole[]): void {
  const issues = targets.flatMap((target): InputIssue[] => {
    if (target.type === "Member") return [];
    const forPeople = roles.flatMap(({ role }) => {
      const permission = role.product.id === target.productId ? permissionsOfRole(role).find((name) => isPeopleOnly(role.product, name)) : undefined;
      return permission === undefined ? [] : [{ role, permission }];
    })[0];
    if (!forPeople) return [];
    const { role, permission } = forPeople;
    const message = `${target.name} can't join: the group holds the role ${role.name} with ${permission}, a permission over people, roles or the team, which no service account may hold.`;
    return [{ field: target.field, message, code: "FORBIDDEN" }];
  });
  if (issues.length > 0) throw new InvalidInputError(issues);
}

async function write(tx: Transaction, actor: Actor, group: Group, targets: readonly Target[], until: Date | null): Promise<void> {
  const ids = targets.map((target) => target.id);
  const before = await tx.manager.query<Existing[]>(
    `SELECT id, coalesce(member_id, service_account_id) AS holder_id, expires_at FROM group_membership
     WHERE group_id = $1 AND (member_id = ANY($2) OR service_account_id = ANY($2))`,
    [group.id, ids],
  );
  const existing = new Map(before.map((row) => [row.holder_id, row]));
  const added = targets.filter((target) => !existing.has(target.id));
  const changed = targets.filter((target) => {
    const row = existing.get(target.id);
    return row !== undefined && row.expires_at?.getTime() !== until?.getTime();
  });
  await assertRoomInGroups(tx, added);
  const createdAt = new Date();
  const rows = added.map((target) => ({
    id: newId("GroupMembership"),
    teamId: group.teamId,
    groupId: group.id,
    memberId: target.type === "Member" ? target.id : null,
    serviceAccountId: target.type === "ServiceAccount" ? target.id : null,
    expiresAt: until,
    createdAt,
    createdBy: actor.id,
  }));
  if (rows.length > 0) await tx.manager.insert(GroupMembership, rows);
  if (changed.length > 0) {
    const changedIds = changed.map((target) => existing.get(target.id)!.id);
    await tx.manager.query("UPDATE group_membership SET expires_at = $2 WHERE id = ANY($1)", [changedIds, until]);
  }
  const of = (target: Target) => ({ teamId: group.teamId, target: { type: target.type, id: target.id, name: target.name } });
  const details = { group: group.name, groupId: group.id };
  await recordEvents(tx, actor, [
    ...added.map((target) => ({ ...of(target), action: "group-membership.create" as const, details: { ...details, ...(until && { until }) } })),
    ...changed.map((target) => ({
      ...of(target),
      action: "group-membership.update" as const,
      details: { ...details, until: { from: existing.get(target.id)!.expires_at, to: until } },
    })),
  ]);
  const touched = [...added, ...changed];
  const idsOf = (type: Target["type"]) => touched.filter((target) => target.type === type).map((target) => target.id);
  await changedPermissionsOf(tx, { memberIds: idsOf("Member"), serviceAccountIds: idsOf("ServiceAccount") });
}

async function assertRoomInGroups(tx: Transaction, added: readonly Target[]): Promise<void> {
  if (added.length === 0) return;
  const counts = await tx.manager.query<{ holder_id: string }[]>(
    `SELECT coalesce(member_id, service_account_id) AS holder_id FROM group_membership
     WHERE member_id = ANY($1) OR service_account_id = ANY($1) GROUP BY 1 HAVING count(*) >= ${mostGroups}`,
    [added.map((target) => target.id)],
  );
  const full = new Set(counts.map((row) => row.holder_id));
  const issues = added.flatMap((target): InputIssue[] =>
    full.has(target.id)
      ? [{ field: target.field, message: `${target.name} is in ${mostGroups} groups already; more are not possible.`, code: "TOO_LONG" }]
      : [],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
}
