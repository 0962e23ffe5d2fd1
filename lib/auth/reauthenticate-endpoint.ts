import { Session } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { hashSecret } from "../crypto/secret-hash";
import { transaction } from "../db/transaction";
import { UnauthenticatedError } from "../errors";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { assertSameOrigin } from "../http/same-origin";
import { actorOfSession } from "./authenticate";
import { confirmPassword } from "./confirm-password";
import { readCookie, sessionCookieName } from "./session-cookie";

/** `POST /api/auth/reauthenticate`: a signed-in person proves again who they are, before secrets are made. */
export const reauthenticateEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  const cookie = request.headers.get("cookie");
  const actor = await actorOfSession(cookie, origin);
  if (!actor) throw new UnauthenticatedError("Your session has ended. Sign in again.");
  assertSameOrigin(request);
  const { password } = await readJsonObject(request, 4_096);
  await confirmPassword(actor, password, "password");
  const tokenHash = hashSecret(readCookie(cookie, sessionCookieName()) ?? "");
  await transaction(async (tx) => {
    await tx.manager.update(Session, { tokenHash }, { authenticatedAt: new Date() });
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "session.reauthenticate" });
    tx.changed("session", tokenHash);
  });
  return new Response(null, { status: 204 });
});
