import { UnauthenticatedError } from "../errors";
import { clientRecord } from "../oauth/client-record";
import { isRevoked } from "../oauth/revoked-tokens";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import type { JwtClaims } from "./verify-jwt";

const invalid = (message: string) => new UnauthenticatedError(message, true);

/**
 * The service account behind an access token whose signature is right (RFC 9068 §4): its audience and expiry, that it wasn't revoked,
 * and that the account is there, enabled, and still has the client id that the token was got with.
 * @throws UnauthenticatedError
 */
export async function actorOfAccessToken(claims: JwtClaims, origin: RequestOrigin): Promise<ServiceAccountActor> {
  if (!claims.audiences.includes(ownAudience())) throw invalid("The access token is for another audience.");
  if (claims.expiresAt <= Date.now() / 1000) throw invalid("The access token has expired.");
  const client = await clientRecord(claims.clientId);
  if (!client || client.accountId !== claims.subject) throw invalid("The client keys that this access token was got with are no longer valid.");
  if (!client.enabled) throw invalid("The service account is disabled.");
  if (client.audience !== ownAudience()) throw invalid("The service account belongs to another product.");
  if (await isRevoked(client, claims.jti)) throw new UnauthenticatedError("The access token has been revoked.", true, "TOKEN_REVOKED");
  // On Latchkey's own product, what counts comes from the catalogue.
  const permissions = new Set([...client.permissions].filter((permission) => claims.scope.has(permission))) as ReadonlySet<Permission>;
  return { type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name, teamId: client.teamId, permissions, origin };
}
