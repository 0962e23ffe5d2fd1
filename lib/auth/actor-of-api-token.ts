import { assertPlace } from "../bounds/assert-place";
import { secretMatches } from "../crypto/secret-hash";
import { type TokenRefusal, UnauthenticatedError } from "../errors";
import type { ActorToken, RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import type { ClientRecord } from "../tokens/client-record";
import type { ReadApiToken } from "../tokens/read-token";
import { tokenRecord, type TokenRecord, tokenWithAccount } from "../tokens/token-record";
import type { JwtClaims } from "../tokens/verify-jwt";
import { boundsOf } from "./bounds-of";
import { recordRefusedToken } from "./record-refused-token";

const texts: Partial<Record<TokenRefusal, string>> = {
  TOKEN_UNKNOWN: "There is no such API token.",
  TOKEN_RESET: "The API token was reset, and has another secret now.",
  TOKEN_REVOKED: "The API token has been revoked.",
  TOKEN_EXPIRED: "The API token has expired.",
  ACCOUNT_DISABLED: "The service account is disabled.",
  OTHER_PRODUCT: "The service account belongs to another product.",
};

/**
 * The service account behind an API token: its secret, its state, and where it may be used from. Its stored entry says what it may do, cut with
 * what its account may do now, and whether it has ended, by the one clock that all instances share. Only who holds the secret, or held it before a
 * reset, learns more than that there is no such token.
 * @throws UnauthenticatedError with a reason, ForbiddenError with a reason when it is used from where it doesn't count
 */
export async function actorOfApiToken(read: ReadApiToken, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  const token = await (read.claims ? ofJwt(read, read.claims, origin) : ofOpaque(read, origin));
  return enter(read.lookupId, token, request, origin);
}

/** The entry of a JWT. We have signed it, so it was the token's once. */
async function ofJwt({ lookupId, secret }: ReadApiToken, claims: JwtClaims, origin: RequestOrigin): Promise<TokenRecord> {
  const token = await tokenRecord(lookupId);
  if (!token || token.accountId !== claims.subject) throw invalid("TOKEN_UNKNOWN");
  const refusal = secretMatches(secret, token.secretHash) ? refusalOf(claims) : "TOKEN_RESET";
  if (!refusal) return token;
  await recordRefusedToken(token, refusal, origin);
  throw invalid(refusal);
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
  const { allowedOrigins, networks } = found.token;
  await assertPlace({ kind: "API_TOKEN", allowedOrigins, networks: [found.client.networks, networks] }, request, origin, (reason) =>
    recordRefusedToken(found.token, reason, origin),
  );
  return actorOf(found.token, found.client, origin);
}

/** The entry of an opaque token. */
async function ofOpaque({ lookupId, secret }: ReadApiToken, origin: RequestOrigin): Promise<TokenRecord> {
  const token = await tokenRecord(lookupId);
  const present = secretMatches(secret, token?.secretHash);
  if (token && present) return token;
  if (!secretMatches(secret, token?.previousSecretHash) || !token) {
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
