import type { Group } from "../../entities/index";
import { recordEvents } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { assertMayTakeOwnership } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changedPermissionsOf } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import type { Impact } from "../permissions/impact";
import { givesOwnership, rolesOfGroup } from "./group-roles";
import { lockGroup } from "./lock-group";
import { assertTargetCount, lockTargets, type TargetIds, touchedBy } from "./targets";

/** Takes members and service accounts out of a group; whoever isn't in it stays out. @param dryRun tells who would lose what instead */
export async function removeGroupMembers(
  actor: Actor | null,
  id: string,
  input: TargetIds,
  dryRun?: boolean | null,
): Promise<{ result: Group; impact: null } | { result: null; impact: Impact }> {
  assertKnown(actor);
  assertTargetCount(input);
  return changeOrDryRun(
    dryRun,
    async () => touchedBy(input),
    (tx) => removeMembersWithin(tx, actor, id, input),
  );
}

/** The same, as part of a change. */
export async function removeMembersWithin(tx: Transaction, actor: Actor, id: string, input: TargetIds): Promise<Group> {
  const group = await lockGroup(tx, actor, "group:update", id);
  const targets = await lockTargets(tx, group.teamId, input);
  const ids = targets.map((target) => target.id);
  const [gone] = await tx.manager.query<[{ holder_id: string }[], number]>(
    `DELETE FROM group_membership WHERE group_id = $1 AND (member_id = ANY($2) OR service_account_id = ANY($2))
         RETURNING coalesce(member_id, service_account_id) AS holder_id`,
    [group.id, ids],
  );
  const removedIds = new Set(gone.map((row) => row.holder_id));
  const removed = targets.filter((target) => removedIds.has(target.id));
  if (removed.some(({ type }) => type === "Member") && givesOwnership(await rolesOfGroup(tx, group))) assertMayTakeOwnership(actor, group.teamId);
  await recordEvents(
    tx,
    actor,
    removed.map(({ type, id: targetId, name }) => ({
      action: "group-membership.delete",
      teamId: group.teamId,
      target: { type, id: targetId, name },
      details: { group: group.name, groupId: group.id },
    })),
  );
  const idsOf = (type: "Member" | "ServiceAccount") => removed.filter((target) => target.type === type).map((target) => target.id);
  await changedPermissionsOf(tx, { memberIds: idsOf("Member"), serviceAccountIds: idsOf("ServiceAccount") });
  return group;
}
