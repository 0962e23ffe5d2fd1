import { z } from "zod";
import { Session, User } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { hashPassword } from "../crypto/password";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { parseInput } from "../input/parse";
import type { UserActor } from "../permissions/actor";
import { password } from "../users/input";
import { confirmPassword } from "./confirm-password";
import { endSessions } from "./end-sessions";
import { requirePerson } from "./require-person";

const input = z.strictObject({ currentPassword: z.unknown(), newPassword: password });

/** `POST /api/auth/change-password`: a person chooses another password. Their other sessions end; this one goes on. */
export const changePasswordEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  const actor = await requirePerson(request, origin);
  const { currentPassword, newPassword } = parseInput(input, await readJsonObject(request, 8_192), []);
  const oldHash = await confirmPassword(actor, currentPassword, "currentPassword");
  if (newPassword === currentPassword)
    throw new InvalidInputError([{ field: ["newPassword"], message: "This is the password that you have. Choose another.", code: "INVALID" }]);
  const endedSessions = await replacePassword(actor, oldHash, await hashPassword(newPassword));
  return Response.json({ endedSessions });
});

/** Writes the new password if the old one is still the one that was confirmed. @returns how many sessions have ended. */
async function replacePassword(actor: UserActor, oldHash: string, newHash: string): Promise<number> {
  return transaction(async (tx) => {
    const { affected } = await tx.manager.update(User, { id: actor.id, passwordHash: oldHash }, { passwordHash: newHash });
    if (affected !== 1) throw new InvalidInputError([{ field: ["currentPassword"], message: "Your password was changed meanwhile.", code: "INVALID" }]);
    // After the password: a sign-in with the old one that is under way waits for this row, and is then refused.
    const endedSessions = await endSessions(tx, actor.id, { allBut: actor.sessionId });
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "user.change-password", details: { endedSessions } });
    const { raw } = await tx.manager
      .createQueryBuilder()
      .update(Session)
      .set({ authenticatedAt: new Date() })
      .where({ id: actor.sessionId })
      .returning("token_hash")
      .execute();
    for (const { token_hash: tokenHash } of raw as { token_hash: string }[]) tx.changed("session", tokenHash);
    return endedSessions;
  });
}
