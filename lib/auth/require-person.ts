import { ForbiddenError, UnauthenticatedError } from "../errors";
import type { RequestOrigin, UserActor } from "../permissions/actor";
import { authenticate } from "./authenticate";

/**
 * The signed-in person who makes a request, for what only people have: a password, and sessions.
 * @throws UnauthenticatedError, ForbiddenError for a service account, and for a session that is used from another origin
 */
export async function requirePerson(request: Request, origin: RequestOrigin): Promise<UserActor> {
  const actor = await authenticate(request, origin);
  if (!actor) throw new UnauthenticatedError("Your session has ended. Sign in again.");
  if (actor.type !== "USER") throw new ForbiddenError("A service account has no password and no sessions; only people do.");
  return actor;
}
