import { UnauthenticatedError } from "../errors";
import { giveAnswer } from "../http/answer-headers";
import { assertSameOrigin } from "../http/same-origin";
import type { Actor, RequestOrigin, UserActor } from "../permissions/actor";
import { currentNonce } from "../tokens/dpop/nonce";
import { lookupIdOf } from "../tokens/token-format";
import { spendRequest } from "../quotas/spend";
import { actorOfApiToken, actorOfJwt, isApiToken } from "./api-token";
import { actorOfAccessToken } from "./access-token";
import { noteCallOf } from "../usage/note";
import { readCookie, sessionCookieName } from "./session-cookie";
import { findSession } from "./sessions";
import { verifyJwt } from "../tokens/verify-jwt";
import { userRecord } from "./user-record";

/**
 * Who makes a request: a service account by its token, else a person by their session, else nobody.
 * A token that is present and wrong is refused, whatever was asked for (RFC 6750 §3).
 * @throws UnauthenticatedError, ForbiddenError when a session or a token is used from where it doesn't count
 */
export async function authenticate(request: Request, origin: RequestOrigin): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const [, scheme, token] = /^(bearer|dpop) +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization) ?? [];
    if (!token) throw new UnauthenticatedError("The Authorization header must be: Bearer, a space, and an access token.", true, "TOKEN_MALFORMED");
    const actor = await (scheme!.toLowerCase() === "dpop" ? actorOfBoundToken(token, request, origin) : actorOfBearer(token, request, origin));
    if (actor.type === "SERVICE_ACCOUNT") await spendRequest(actor, request);
    noteCallOf(actor);
    return actor;
  }
  const actor = await actorOfSession(request.headers.get("cookie"), origin);
  if (actor) assertSameOrigin(request);
  return actor;
}

async function actorOfBearer(token: string, request: Request, origin: RequestOrigin): Promise<Actor> {
  if (isApiToken(token)) return actorOfApiToken(token, request, origin);
  const claims = await verifyJwt(token);
  const lookupId = lookupIdOf(claims.jti);
  return lookupId === undefined ? actorOfAccessToken(claims, { token, dpop: false }, request, origin) : actorOfJwt({ ...claims, lookupId }, request, origin);
}

/** The service account behind an access token that came with the DPoP scheme (RFC 9449 §7.1). Each answer has the nonce for the next proof. */
async function actorOfBoundToken(token: string, request: Request, origin: RequestOrigin): Promise<Actor> {
  giveAnswer(request, { "dpop-nonce": currentNonce() });
  try {
    const claims = isApiToken(token) ? undefined : await verifyJwt(token);
    if (!claims || lookupIdOf(claims.jti) !== undefined)
      throw new UnauthenticatedError("API tokens aren't bound to a key: send them as Bearer tokens.", true, "NOT_DPOP_BOUND");
    return await actorOfAccessToken(claims, { token, dpop: true }, request, origin);
  } catch (error) {
    if (!(error instanceof UnauthenticatedError) || error.dpop) throw error;
    throw new UnauthenticatedError(error.message, true, error.reason, "invalid_token");
  }
}

/** The person behind a session cookie; null when there is none, it has ended, or the person was disabled. */
export async function actorOfSession(cookieHeader: string | null, origin: RequestOrigin): Promise<UserActor | null> {
  const cookieSecret = readCookie(cookieHeader, sessionCookieName());
  const session = cookieSecret === undefined ? undefined : await findSession(cookieSecret);
  const user = session && (await userRecord(session.userId));
  if (!user || user.disabled) return null;
  const { id, name, email, memberships, administrator } = user;
  return { type: "USER", id, name, email, sessionId: session.id, authenticatedAt: session.authenticatedAt, memberships, administrator, origin };
}
