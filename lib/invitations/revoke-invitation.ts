import { Invitation } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { lockInvitation } from "./lock-invitation";

/** Withdraws an invitation: its link is worth nothing from then on. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function revokeInvitation(actor: Actor | null, id: string): Promise<Invitation> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const invitation = await lockInvitation(tx, actor, id);
    await tx.manager.delete(Invitation, { id });
    await recordEvent(tx, actor, {
      action: "invitation.delete",
      teamId: invitation.teamId,
      target: { type: "Invitation", id, name: invitation.email },
    });
    return invitation;
  });
}
