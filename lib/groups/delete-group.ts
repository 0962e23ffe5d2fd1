import { Group } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { assertMayTakeOwnership } from "../members/owners";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changedPermissionsOf, holdersInGroups } from "../permissions/holders";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import type { Impact } from "../permissions/impact";
import { isId } from "../ids";
import { invitationsGiving } from "../invitations/invitations-giving";
import { givesOwnership, rolesOfGroup } from "./group-roles";
import { lockGroup } from "./lock-group";

/** Deletes a group: who is in it loses the roles that they had by it. @param dryRun tells who would lose what instead */
export async function deleteGroup(
  actor: Actor | null,
  id: string,
  dryRun?: boolean | null,
): Promise<{ result: Group; impact: null } | { result: null; impact: Impact }> {
  assertKnown(actor);
  return changeOrDryRun(
    dryRun,
    (manager) => holdersInGroups(manager, isId("Group", id) ? [id] : []),
    async (tx) => {
      const group = await lockGroup(tx, actor, "group:delete", id);
      const holders = await holdersInGroups(tx.manager, [id]);
      const roles = await rolesOfGroup(tx, group);
      if (holders.memberIds.length > 0 && givesOwnership(roles)) assertMayTakeOwnership(actor, group.teamId);
      const invitations = (await invitationsGiving(tx.manager, "group", [id])).get(id);
      await tx.manager.delete(Group, { id });
      await recordEvent(tx, actor, {
        action: "group.delete",
        teamId: group.teamId,
        target: { type: "Group", id, name: group.name },
        details: {
          roles: roles.map(({ role }) => role.name),
          members: holders.memberIds.length,
          serviceAccounts: holders.serviceAccountIds.length,
          ...(invitations && { invitations }),
        },
      });
      await changedPermissionsOf(tx, holders);
      return group;
    },
  );
}
