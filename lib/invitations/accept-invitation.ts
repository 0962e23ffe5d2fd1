import { Team } from "../../entities/index";
import { transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { emailKey } from "../users/input";
import { joinTeam, recordingRefusal } from "./join-team";
import { openInvitation } from "./open-invitation";

/** A signed-in person takes the invitation that is for their address. @throws UnauthenticatedError, ForbiddenError, InvalidInputError */
export async function acceptInvitation(actor: Actor | null, token: string): Promise<{ team: Team; memberId: string }> {
  assertKnown(actor);
  if (actor.type !== "USER") throw new ForbiddenError("Only people accept invitations: a service account belongs to its team.");
  const accepted = transaction(async (tx) => {
    const invitation = await openInvitation(tx.manager, token, "for a change");
    if (invitation.emailKey !== emailKey(actor.email)) {
      const message = `This invitation is for ${invitation.email}, and you are signed in as ${actor.email}. Sign in with that address.`;
      throw new InvalidInputError([{ field: ["token"], message, code: "FORBIDDEN" }]);
    }
    const member = await joinTeam(tx, invitation, actor, actor.origin);
    return { team: await tx.manager.findOneByOrFail(Team, { id: invitation.teamId }), memberId: member.id };
  });
  return recordingRefusal(actor, actor.origin, accepted);
}
