import { Invitation } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { type Delivered, deliver } from "./deliver";
import { assertMayInvite } from "./given";
import { invitationLifetime, newInvitationToken } from "./link";
import { lockGivenBy, lockInvitation } from "./lock-invitation";

/**
 * Gives an invitation a new link and a new term; the old link is worth nothing from then on. Whoever sends it again answers for what it gives:
 * they see the link, and whoever has the link can become the person who is invited.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function resendInvitation(actor: Actor | null, id: string): Promise<Delivered> {
  assertKnown(actor);
  const { token, tokenHash } = newInvitationToken();
  const invitation = await transaction(async (tx) => {
    const before = await lockInvitation(tx, actor, id);
    assertRecentSignIn(actor);
    assertMayInvite(actor, before.teamId, await lockGivenBy(tx, before), before.email);
    const expiresAt = new Date((await databaseTime(tx)).getTime() + invitationLifetime * 1000);
    const columns = { tokenHash, expiresAt, createdBy: actor.id };
    await tx.manager.update(Invitation, { id }, columns);
    await recordEvent(tx, actor, {
      action: "invitation.resend",
      teamId: before.teamId,
      target: { type: "Invitation", id, name: before.email },
      details: { expiresAt: { from: before.expiresAt, to: expiresAt } },
    });
    return { ...before, ...columns };
  });
  return deliver(actor, invitation, token);
}
