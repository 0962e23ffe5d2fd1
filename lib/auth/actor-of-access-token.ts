import { assertPlace } from "../bounds/assert-place";
import { type TokenRefusal, UnauthenticatedError } from "../errors";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import { clientRecord } from "../tokens/client-record";
import { isRevoked } from "../tokens/revoked-tokens";
import type { SentToken } from "../tokens/token-of";
import type { JwtClaims } from "../tokens/verify-jwt";
import { noteRefusal } from "../usage/note";
import { assertProof, isOfScheme, refuseScheme } from "./bound-token";
import { boundsOf } from "./bounds-of";
import { recordRefusedAccessToken } from "./record-refused-token";

const invalid = (reason: TokenRefusal, message: string) => new UnauthenticatedError(message, true, reason);

/**
 * The service account behind an access token whose signature is right (RFC 9068 §4): its audience and expiry, that the account is there,
 * enabled, and still has the client id that the token was got with, that it counts from where the request comes, and that its sender has the key
 * to which it is bound, if it is.
 * @throws UnauthenticatedError with a reason, ForbiddenError with a reason when it is used from where it doesn't count
 */
export async function actorOfAccessToken(claims: JwtClaims, sent: SentToken, request: Request, origin: RequestOrigin): Promise<ServiceAccountActor> {
  if (!claims.audiences.includes(ownAudience())) throw invalid("OTHER_AUDIENCE", "The access token is for another audience.");
  if (claims.expiresAt <= Date.now() / 1000) throw invalid("TOKEN_EXPIRED", "The access token has expired.");
  const client = await clientRecord(claims.clientId);
  if (!client || client.accountId !== claims.subject)
    throw invalid("KEYS_REPLACED", "The client keys that this access token was got with are no longer valid.");
  const refuse = (reason: TokenRefusal, message: string) => {
    noteRefusal(client, origin);
    return invalid(reason, message);
  };
  if (!client.enabled) throw refuse("ACCOUNT_DISABLED", "The service account is disabled.");
  if (!client.ofLatchkey) throw refuse("OTHER_PRODUCT", "The service account belongs to another product.");
  if (await isRevoked(client, claims.chain)) throw refuse("TOKEN_REVOKED", "The access token has been revoked.");
  if (!isOfScheme(claims, client, sent)) await refuseScheme(claims, client, sent, origin);
  const { allowedOrigins, networks } = client;
  await assertPlace({ kind: "ACCESS_TOKEN", allowedOrigins, networks: [networks] }, request, origin, (reason) =>
    recordRefusedAccessToken(client, claims.jti, reason, origin),
  );
  if (claims.boundTo !== undefined) await assertProof(claims, client, sent.token, request, origin);
  // On Latchkey's own product, what counts comes from the catalogue.
  const permissions = new Set([...client.permissions].filter((permission) => claims.scope.has(permission))) as ReadonlySet<Permission>;
  const { accountId, name, teamId } = client;
  return { type: "SERVICE_ACCOUNT", id: accountId, name, teamId, permissions, ...boundsOf(client), origin };
}
