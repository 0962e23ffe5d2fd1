import { z } from "zod";
import { Team, User } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { createSession } from "../auth/sessions";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import type { RequestOrigin } from "../permissions/actor";
import { createUserOf } from "../users/create-user";
import { password, personName } from "../users/input";
import { joinTeam, recordingRefusal } from "./join-team";
import { openInvitation } from "./open-invitation";

// What nobody asked for is refused: whoever sends it means something by it.
const schema = z.strictObject({ name: personName, password });

/**
 * Creates the person whom an invitation is for, accepts it for them and starts their session: all of it, or nothing.
 * The address counts as unverified, because the link has also been shown to whoever invited.
 * @throws InvalidInputError
 */
export async function acceptAsNewUser(token: unknown, input: unknown, origin: RequestOrigin): Promise<{ team: Team; cookieSecret: string }> {
  // A password is not hashed for somebody without an invitation.
  const { email } = await openInvitation((await dataSource()).manager, token);
  const values = parseInput(schema, input, []);
  const accepted = transaction(async (tx) => {
    const invitation = await openInvitation(tx.manager, token, "for a change");
    if (await tx.manager.existsBy(User, { emailKey: invitation.emailKey })) {
      const message = "There is a user of this address already. Sign in, and accept then.";
      throw new InvalidInputError([{ field: ["email"], message, code: "TAKEN" }]);
    }
    const user = await createUserOf(tx, origin, { email: invitation.email, ...values, emailVerified: false });
    await joinTeam(tx, invitation, user, origin);
    const cookieSecret = await createSession(tx, user.id, origin);
    const who = { type: "USER", id: user.id, name: user.name } as const;
    await recordPersonEvent(tx, who, origin, user, { action: "session.create", details: { method: "invitation" } });
    return { team: await tx.manager.findOneByOrFail(Team, { id: invitation.teamId }), cookieSecret };
  });
  return recordingRefusal({ type: "ANONYMOUS", id: null, name: email }, origin, accepted);
}
