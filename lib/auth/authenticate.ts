import { UnauthenticatedError } from "../errors";
import { giveAnswer } from "../http/answer-headers";
import { assertSameOrigin } from "../http/same-origin";
import type { Actor, RequestOrigin, ServiceAccountActor, UserActor } from "../permissions/actor";
import { spendRequest } from "../quotas/spend";
import { currentNonce } from "../tokens/dpop/nonce";
import { readToken } from "../tokens/read-token";
import { isOpaque } from "../tokens/token-format";
import { type SentToken, tokenOf } from "../tokens/token-of";
import { noteCallOf } from "../usage/note";
import { actorOfAccessToken } from "./actor-of-access-token";
import { actorOfApiToken } from "./actor-of-api-token";
import { readCookie, sessionCookieName } from "./session-cookie";
import { findSession } from "./sessions";
import { userRecord } from "./user-record";

/**
 * Who makes a request: a service account by its token, else a person by their session, else nobody.
 * A token that is present and wrong is refused, whatever was asked for (RFC 6750 §3).
 * @throws UnauthenticatedError, ForbiddenError when a session or a token is used from where it doesn't count
 */
export async function authenticate(request: Request, origin: RequestOrigin): Promise<Actor | null> {
  const sent = tokenOf(request);
  if (sent) {
    const actor = await actorOfToken(sent, request, origin);
    await spendRequest(actor, request);
    noteCallOf(actor);
    return actor;
  }
  const actor = await actorOfSession(request.headers.get("cookie"), origin);
  if (actor) assertSameOrigin(request);
  return actor;
}

/**
 * The service account behind a token.
 * @throws UnauthenticatedError with a reason, ForbiddenError with a reason when it is used from where it doesn't count
 */
export async function actorOfToken(sent: SentToken, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  if (sent.dpop) return actorOfBoundToken(sent, request, origin);
  const read = await readToken(sent.token);
  return read.kind === "API_TOKEN" ? actorOfApiToken(read, request, origin) : actorOfAccessToken(read.claims, sent, request, origin);
}

/** The service account behind an access token that came with the DPoP scheme (RFC 9449 §7.1). Each answer has the nonce for the next proof. */
async function actorOfBoundToken(sent: SentToken, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  giveAnswer(request, { "dpop-nonce": currentNonce() });
  try {
    const read = isOpaque(sent.token) ? undefined : await readToken(sent.token);
    if (read?.kind !== "ACCESS_TOKEN") throw new UnauthenticatedError("API tokens aren't bound to a key: send them as Bearer tokens.", true, "NOT_DPOP_BOUND");
    return await actorOfAccessToken(read.claims, sent, request, origin);
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
