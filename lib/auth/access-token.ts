import { createHash } from "node:crypto";
import { errors, type JWTPayload, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { hearsChanges, onChange } from "../db/changes";
import { settings } from "../env";
import { UnauthenticatedError } from "../errors";
import { clientRecord } from "../oauth/client-record";
import { publishedKey } from "../oauth/signing-keys/key-set";
import type { RequestOrigin, ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import { noteRefusal } from "../usage/note";

interface Claims {
  subject: string;
  clientId: string;
  scope: ReadonlySet<string>;
  /** Seconds since the epoch. */
  expiresAt: number;
}

const largestToken = 8_192;
const invalid = (message: string) => new UnauthenticatedError(message, true);

// What a signature proves doesn't change; what the account may do is looked up at each call.
const verified = new LRUCache<string, Claims>({ max: 10_000, ttl: 10_000 });
onChange("signing-keys", () => verified.clear());

/**
 * The service account behind an access token (RFC 9068 §4): signature, type, issuer, audience and expiry of the token,
 * and that the account is there, enabled, and still has the client id that the token was got with.
 * @throws UnauthenticatedError
 */
export async function actorOfAccessToken(token: string, origin: RequestOrigin): Promise<ServiceAccountActor> {
  const claims = await verify(token);
  const client = await clientRecord(claims.clientId);
  if (!client || client.accountId !== claims.subject) throw invalid("The client keys that this access token was got with are no longer valid.");
  if (!client.enabled) {
    noteRefusal(client, origin);
    throw invalid("The service account is disabled.");
  }
  if (client.audience !== ownAudience()) throw invalid("The service account belongs to another product.");
  // On Latchkey's own product, what counts comes from the catalogue.
  const permissions = new Set([...client.permissions].filter((permission) => claims.scope.has(permission))) as ReadonlySet<Permission>;
  return { type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name, teamId: client.teamId, permissions, origin };
}

async function verify(token: string): Promise<Claims> {
  if (token.length > largestToken) throw invalid("This is no access token of this installation.");
  const digest = createHash("sha256").update(token).digest("base64url");
  // Without news of withdrawn keys nothing is known.
  const known = hearsChanges() ? verified.get(digest) : undefined;
  const claims = known ?? (await checkSignature(token));
  if (claims.expiresAt <= Date.now() / 1000) throw invalid("The access token has expired.");
  if (!known) verified.set(digest, claims);
  return claims;
}

async function checkSignature(token: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = await publishedKey(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key.publicKey;
      },
      {
        algorithms: ["ES256"],
        typ: "at+jwt",
        issuer: settings().publicUrl,
        audience: ownAudience(),
        requiredClaims: ["exp", "iat", "jti", "sub", "client_id"],
      },
    );
    return claimsOf(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw invalid("The access token has expired.");
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") throw invalid("The access token is for another audience.");
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw invalid("This is no access token of this installation.");
    throw error;
  }
}

function claimsOf({ sub, client_id: clientId, scope, exp }: JWTPayload): Claims {
  if (typeof sub !== "string" || typeof clientId !== "string" || typeof exp !== "number") throw new errors.JWTInvalid("claims of the wrong type");
  return { subject: sub, clientId, scope: new Set(typeof scope === "string" ? scope.split(" ") : []), expiresAt: exp };
}
