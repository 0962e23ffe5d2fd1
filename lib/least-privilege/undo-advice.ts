import type { ServiceAccount } from "../../entities/index";
import { transaction } from "../db/transaction";
import { addMembersWithin } from "../groups/add-group-members";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { can } from "../permissions/authorize";
import { assignWithin } from "../roles/assign-roles";
import { deleteIfUnused } from "../roles/delete-if-unused";
import { unassignWithin } from "../roles/unassign-roles";
import { lockAccount } from "../service-accounts/lock-accounts";
import { decodeUndo } from "./undo-text";

/**
 * Gives a service account back what `applyAdvice` has taken, and takes what it got instead, with the role that was made for it if nobody else uses that and
 * the actor may delete roles: all of it, or nothing when a part is refused. It takes what
 * giving these roles by hand takes. What would have ended meanwhile isn't given back.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function undoAdvice(actor: Actor | null, text: string): Promise<ServiceAccount> {
  assertKnown(actor);
  const { account: id, roles, groups, given, made } = decodeUndo(text);
  const now = Date.now();
  const later = ({ until }: { until: string | null }) => until === null || Date.parse(until) > now;
  const endOf = ({ until }: { until: string | null }) => (until === null ? null : new Date(until));
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "role-assignment:create", id);
    const serviceAccountIds = [account.id];
    for (const group of groups.filter(later)) await addMembersWithin(tx, actor, group.id, { serviceAccountIds, until: endOf(group) });
    for (const role of roles.filter(later)) await assignWithin(tx, actor, { roleIds: [role.id], serviceAccountIds, until: endOf(role) });
    if (given !== null) await unassignWithin(tx, actor, { roleIds: [given], serviceAccountIds });
    if (given !== null && made && can(actor, "role:delete", account.teamId)) await deleteIfUnused(tx, actor, given);
    return account;
  });
}
