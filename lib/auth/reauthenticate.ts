import { Session, User } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { passwordMatches } from "../crypto/password";
import { hashSecret } from "../crypto/secret-hash";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { ForbiddenError, InvalidInputError, UnauthenticatedError } from "../errors";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { assertSameOrigin } from "../http/same-origin";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { actorOfSession } from "./authenticate";
import { readCookie, sessionCookieName } from "./session-cookie";

const failures = new FailureLimiter("reauthenticate", 10, 900, "Too many wrong passwords.");

/** `POST /api/auth/reauthenticate`: a signed-in person proves again who they are, before secrets are made. */
export const reauthenticateEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  const cookie = request.headers.get("cookie");
  const actor = await actorOfSession(cookie, origin);
  if (!actor) throw new UnauthenticatedError("Your session has ended. Sign in again.");
  assertSameOrigin(request);
  const { password } = await readJsonObject(request, 4_096);
  await confirmPassword(actor.id, password);
  const tokenHash = hashSecret(readCookie(cookie, sessionCookieName()) ?? "");
  await transaction(async (tx) => {
    await tx.manager.update(Session, { tokenHash }, { authenticatedAt: new Date() });
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "session.reauthenticate" });
    tx.changed("session", tokenHash);
  });
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
});

/** Outside of any transaction: checking a password takes long, and counting a failure needs a connection of its own. */
async function confirmPassword(userId: string, password: unknown): Promise<void> {
  await failures.check(userId);
  const { passwordHash } = await (await dataSource()).manager.findOneByOrFail(User, { id: userId });
  if (passwordHash === null) throw new ForbiddenError("You have no password here. Sign out and sign in again with your provider.");
  if (typeof password === "string" && (await passwordMatches(password.slice(0, 1_000), passwordHash))) return failures.check(userId);
  await failures.fail(userId);
  throw new InvalidInputError([{ field: ["password"], message: "This is not your password.", code: "INVALID" }]);
}
