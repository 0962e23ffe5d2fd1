import { allowingPattern } from "../bounds/origins";
import { isWithin } from "../bounds/networks";
import { readApiToken } from "../tokens/token-format";
import { tokenRecord, type TokenRecord, tokenWithAccount } from "../tokens/token-record";
import { hashSecret, secretMatches } from "../crypto/secret-hash";
import { type ForbiddenReason, ForbiddenError, type TokenRefusal, UnauthenticatedError } from "../errors";
import { allowCors } from "../bounds/cors-grant";
import { isFromOwnPages } from "../http/same-origin";
import type { ClientRecord } from "../tokens/client-record";
import type { ActorToken, RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import { boundsOf } from "./account-bounds";
import { recordRefusedToken } from "./record-refused-token";
import type { JwtClaims } from "../tokens/verify-jwt";

const texts: Partial<Record<TokenRefusal, string>> = {
  TOKEN_MALFORMED: "This is no API token: it hasn't the form of one.",
  TOKEN_CHECKSUM: "This is no API token: its checksum is wrong. It was mistyped or cut off.",
  TOKEN_UNKNOWN: "There is no such API token.",
  TOKEN_RESET: "The API token was reset, and has another secret now.",
  TOKEN_REVOKED: "The API token has been revoked.",
  TOKEN_EXPIRED: "The API token has expired.",
  ACCOUNT_DISABLED: "The service account is disabled.",
  OTHER_PRODUCT: "The service account belongs to another product.",
};

/** True for a Bearer token that claims to be an API token of ours. */
export function isApiToken(token: string): boolean {
  return token.startsWith("lk_");
}

/**
 * The service account behind an API token: its form, its secret, its state, and where it may be used from. What it may do is cut with what
 * its account may do now. Only who holds the secret, or held it before a reset, learns more than that there is no such token.
 * @throws UnauthenticatedError with a reason, ForbiddenError with a reason when it is used from where it doesn't count
 */
export async function actorOfApiToken(plainToken: string, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  const read = readApiToken(plainToken);
  if ("refusal" in read) throw invalid(read.refusal);
  return enter(read.lookupId, await authentic(plainToken, read.lookupId, origin), request, origin);
}

/**
 * The same for an API token that is a JWT, whose signature has been found right. Its stored entry says what it may do, and whether it has
 * ended, by the one clock that all instances share.
 */
export async function actorOfJwt(claims: JwtClaims & { lookupId: string }, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  const token = await tokenRecord(claims.lookupId);
  if (!token || token.accountId !== claims.subject) throw invalid("TOKEN_UNKNOWN");
  // We have signed it, so it was the token's once.
  if (!secretMatches(claims.jti, token.secretHash)) {
    await recordRefusedToken(token, "TOKEN_RESET", origin);
    throw invalid("TOKEN_RESET");
  }
  const refusal = refusalOf(claims);
  if (refusal) {
    await recordRefusedToken(token, refusal, origin);
    throw invalid(refusal);
  }
  return enter(claims.lookupId, token, request, origin);
}

/** What a JWT says against itself. Its end is known by the database's clock, and this one may be off by a minute. */
function refusalOf({ audiences, expiresAt }: JwtClaims): TokenRefusal | undefined {
  if (expiresAt + 60 <= Date.now() / 1000) return "TOKEN_EXPIRED";
  return audiences.includes(ownAudience()) ? undefined : "OTHER_PRODUCT";
}

/** A token that is known to be itself comes in, if it and its account are in force and count from where the request comes. */
async function enter(lookupId: string, token: TokenRecord, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  const found = await tokenWithAccount(lookupId);
  // Deleted since, or reset.
  if (!found || found.token.secretHash !== token.secretHash) throw invalid("TOKEN_UNKNOWN");
  const refusal = stateOf(found.token, found.client);
  if (refusal) {
    await recordRefusedToken(found.token, refusal, origin);
    throw invalid(refusal);
  }
  await assertPlace(found.token, found.client, request, origin);
  return actorOf(found.token, found.client, origin);
}

// What a secret is compared with when the token is unknown, so that the answer takes as long.
let decoy: string | undefined;

async function authentic(plainToken: string, lookupId: string, origin: RequestOrigin): Promise<TokenRecord> {
  const token = await tokenRecord(lookupId);
  decoy ??= hashSecret("decoy");
  const present = secretMatches(plainToken, token?.secretHash ?? decoy);
  if (token && present) return token;
  if (!secretMatches(plainToken, token?.previousSecretHash ?? decoy) || !token) {
    // Nobody waits for this: the time of the answer must not tell that the look-up id is in use.
    if (token) recordRefusedToken(token, "WRONG_SECRET", origin).catch(() => undefined);
    throw invalid("TOKEN_UNKNOWN");
  }
  await recordRefusedToken(token, "TOKEN_RESET", origin);
  throw invalid("TOKEN_RESET");
}

function stateOf(token: TokenRecord, client: ClientRecord): TokenRefusal | undefined {
  if (token.revoked) return "TOKEN_REVOKED";
  if (token.expired) return "TOKEN_EXPIRED";
  if (!client.enabled) return "ACCOUNT_DISABLED";
  return client.ofLatchkey ? undefined : "OTHER_PRODUCT";
}

async function assertPlace(token: TokenRecord, client: ClientRecord, request: Request, origin: RequestOrigin): Promise<void> {
  const refuse = async (reason: ForbiddenReason, message: string) => {
    await recordRefusedToken(token, reason, origin);
    return new ForbiddenError(message, [], reason);
  };
  const page = request.headers.get("origin");
  if (token.allowedOrigins.length > 0) {
    if (page === null) throw await refuse("ORIGIN_REQUIRED", "This API token is for browser apps: it counts only in requests that carry an allowed Origin.");
    if (!allowingPattern(token.allowedOrigins, page))
      throw await refuse("ORIGIN_NOT_ALLOWED", "This API token doesn't allow the origin that the request comes from.");
    allowCors(request, page);
  } else if (!isFromOwnPages(request)) {
    throw await refuse("FOREIGN_ORIGIN", "This API token isn't for browser apps: it allows no origin.");
  }
  for (const { networks } of [client, token])
    if (networks.length > 0 && !isWithin(networks, origin.address))
      throw await refuse("ADDRESS_NOT_ALLOWED", "This API token doesn't count from the address that the request comes from.");
}

/** What a token permits, for as long as neither it nor its account changes. */
const narrowed = new WeakMap<TokenRecord, { client: ClientRecord; permissions: ReadonlySet<Permission>; shown: ActorToken }>();

function actorOf(token: TokenRecord, client: ClientRecord, origin: RequestOrigin): ServiceAccountActor {
  let known = narrowed.get(token);
  if (known?.client !== client) {
    // On Latchkey's own product, what counts comes from the catalogue.
    const permissions = new Set([...client.permissions].filter((name) => token.scopes.has(name))) as ReadonlySet<Permission>;
    const { id, name, allowedOrigins, allowedCidrs, requestsPerMinute } = token;
    known = { client, permissions, shown: { id, name, allowedOrigins, allowedCidrs, requestsPerMinute } };
    narrowed.set(token, known);
  }
  return {
    type: "SERVICE_ACCOUNT",
    id: client.accountId,
    name: client.name,
    teamId: client.teamId,
    permissions: known.permissions,
    token: known.shown,
    accountPermissions: client.permissions,
    ...boundsOf(client),
    origin,
  };
}

const invalid = (reason: TokenRefusal) => new UnauthenticatedError(texts[reason], true, reason);
