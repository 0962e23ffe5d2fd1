import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { changeOrDryRun } from "../permissions/change-or-dry-run";
import type { Impact } from "../permissions/impact";
import { endMembership } from "./end-membership";
import { lockMember } from "./lock-member";

/** Removes a person from the team. @param dryRun tells what they would lose instead @throws NotFoundError, ForbiddenError, InvalidInputError for the last owner */
export async function removeMember(
  actor: Actor | null,
  id: string,
  dryRun?: boolean | null,
): Promise<{ result: { id: string }; impact: null } | { result: null; impact: Impact }> {
  assertKnown(actor);
  return changeOrDryRun(
    dryRun,
    async () => ({ memberIds: isId("Member", id) ? [id] : [], serviceAccountIds: [] }),
    async (tx) => {
      const member = await lockMember(tx, actor, "member:remove", id);
      await endMembership(tx, actor, member, ["id"]);
      return { id };
    },
  );
}
