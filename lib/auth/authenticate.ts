import { UnauthenticatedError } from "../errors";
import { assertSameOrigin } from "../http/same-origin";
import type { Actor, RequestOrigin, UserActor } from "../permissions/actor";
import { actorOfApiToken, isApiToken } from "./api-token";
import { actorOfAccessToken } from "./access-token";
import { noteCallOf } from "../usage/note";
import { readCookie, sessionCookieName } from "./session-cookie";
import { findSession } from "./sessions";
import { userRecord } from "./user-record";

/**
 * Who makes a request: a service account by its Bearer token, else a person by their session, else nobody.
 * A token that is present and wrong is refused, whatever was asked for (RFC 6750 §3).
 * @throws UnauthenticatedError, ForbiddenError when a session, or an API token, is used from where it doesn't count
 */
export async function authenticate(request: Request, origin: RequestOrigin): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1];
    if (!token) throw new UnauthenticatedError("The Authorization header must be: Bearer, a space, and an access token.", true);
    const actor = await (isApiToken(token) ? actorOfApiToken(token, request, origin) : actorOfAccessToken(token, origin));
    noteCallOf(actor);
    return actor;
  }
  const actor = await actorOfSession(request.headers.get("cookie"), origin);
  if (actor) assertSameOrigin(request);
  return actor;
}

/** The person behind a session cookie; null when there is none, it has ended, or the person was disabled. */
export async function actorOfSession(cookieHeader: string | null, origin: RequestOrigin): Promise<UserActor | null> {
  const cookieSecret = readCookie(cookieHeader, sessionCookieName());
  const session = cookieSecret === undefined ? undefined : await findSession(cookieSecret);
  const user = session && (await userRecord(session.userId));
  if (!user || user.disabled) return null;
  const { id, name, email, memberships } = user;
  return { type: "USER", id, name, email, sessionId: session.id, authenticatedAt: session.authenticatedAt, memberships, origin };
}
