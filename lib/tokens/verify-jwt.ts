import { createHash } from "node:crypto";
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { hearsChanges, onChange } from "../db/changes";
import { settings } from "../env";
import { type TokenRefusal, UnauthenticatedError } from "../errors";
import { longestToken } from "./longest-token";
import { signingAlgorithms } from "../signing-keys/algorithms";
import { chainsSince, publishedKey } from "../signing-keys/key-set";

/** What a JWT of ours says. Its signature, type and issuer are right; whom it is for, and whether it has expired, is for the caller to judge. */
export interface JwtClaims {
  subject: string;
  clientId: string;
  jti: string;
  audiences: readonly string[];
  scope: ReadonlySet<string>;
  /** Seconds since the epoch. */
  issuedAt: number;
  /** The same. */
  expiresAt: number;
  /** The thumbprint of the key that its sender must have (RFC 9449 §6.1); undefined for a Bearer token. */
  boundTo: string | undefined;
  /** The `jti` of the token that it was refreshed from, first of all; its own when it wasn't. It is revoked by this one. */
  chain: string;
  /** How its account last proved itself, of a token that can be refreshed. */
  proven: Proven | undefined;
}

/** When an account proved itself, and with what. */
export interface Proven {
  /** Seconds since the epoch. */
  at: number;
  /** The id of a secret or a public key. */
  credential: string;
  /** The thumbprint of the key, of one that is published at an address. */
  key?: string;
}

const texts: Partial<Record<TokenRefusal, string>> = {
  TOKEN_MALFORMED: "This is no token of this installation: it hasn't the form of one.",
  TOKEN_SIGNATURE: "This is no token of this installation: its signature is wrong, or the key that made it is not published any more.",
  OTHER_ISSUER: "This token is of another installation.",
  TOKEN_NOT_YET_VALID: "This token is not valid yet.",
  TOKEN_REVOKED: "This token was refreshed, and a signing key has leaked since its account proved itself. All such tokens have ended.",
};

// What a signature proves doesn't change; what the account may do is looked up at each call.
const verified = new LRUCache<string, JwtClaims>({ max: 10_000, ttl: 10_000 });
let keyChanges = 0;
onChange("signing-keys", () => {
  keyChanges += 1;
  verified.clear();
});

/**
 * Checks that we have signed a JWT as a token (RFC 9068 §4): by a key that is published, with its algorithm and none that the token chooses; and, of
 * one that was refreshed, that no key has leaked by which the first of its chain may have been forged.
 * @throws UnauthenticatedError with a reason
 */
export async function verifyJwt(token: string): Promise<JwtClaims> {
  if (token.length > longestToken) throw refused("TOKEN_MALFORMED");
  const digest = createHash("sha256").update(token).digest("base64url");
  // Without news of withdrawn keys nothing is known.
  const known = hearsChanges() ? verified.get(digest) : undefined;
  if (known) return known;
  const startedIn = keyChanges;
  const claims = await checkSignature(token);
  if (claims.chain !== claims.jti && (claims.proven?.at ?? 0) < chainsSince()) throw refused("TOKEN_REVOKED");
  // What was checked while keys changed may be signed by one that is withdrawn.
  if (startedIn === keyChanges) verified.set(digest, claims);
  return claims;
}

async function checkSignature(token: string): Promise<JwtClaims> {
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: [...signingAlgorithms],
      typ: "at+jwt",
      issuer: settings().publicUrl,
      requiredClaims: ["exp", "iat", "jti", "sub", "aud", "client_id"],
    });
    return claimsOf(payload);
  } catch (error) {
    // All else has been found right before.
    if (error instanceof errors.JWTExpired) return claimsOf(error.payload);
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw refused(reasonOf(error));
    throw error;
  }
}

async function keyOf({ kid, alg }: JWTHeaderParameters) {
  const key = await publishedKey(kid);
  if (key?.algorithm !== alg) throw new errors.JWKSNoMatchingKey();
  return key.publicKey;
}

function reasonOf(error: Error): TokenRefusal {
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return "OTHER_ISSUER";
    return error.claim === "nbf" && error.reason === "check_failed" ? "TOKEN_NOT_YET_VALID" : "TOKEN_MALFORMED";
  }
  const unsigned = [errors.JWSSignatureVerificationFailed, errors.JWKSNoMatchingKey, errors.JOSEAlgNotAllowed, errors.JOSENotSupported];
  return unsigned.some((kind) => error instanceof kind) ? "TOKEN_SIGNATURE" : "TOKEN_MALFORMED";
}

function claimsOf({ sub, client_id: clientId, jti, aud, scope, iat, exp, cnf, ...more }: JWTPayload): JwtClaims {
  if (typeof sub !== "string" || typeof clientId !== "string" || typeof jti !== "string") throw refused("TOKEN_MALFORMED");
  if (typeof iat !== "number" || typeof exp !== "number") throw refused("TOKEN_MALFORMED");
  const audiences = typeof aud === "string" ? [aud] : (aud ?? []);
  const { chain = jti, proven } = refreshOf(more);
  const scopes = new Set(typeof scope === "string" ? scope.split(" ") : []);
  const claims = { subject: sub, clientId, jti, audiences, scope: scopes, issuedAt: iat, expiresAt: exp };
  return { ...claims, boundTo: cnf === undefined ? undefined : thumbprintOf(cnf), chain, proven };
}

/** What is bound in a way that we don't know mustn't pass for a Bearer token. */
function thumbprintOf(confirmation: unknown): string {
  const { jkt } = (confirmation ?? {}) as { jkt?: unknown };
  if (typeof jkt !== "string") throw refused("TOKEN_MALFORMED");
  return jkt;
}

function refreshOf({ auth_time: at, refresh }: JWTPayload): { chain?: string; proven?: Proven } {
  const { chain, credential, key } = (refresh ?? {}) as { chain?: unknown; credential?: unknown; key?: unknown };
  if (typeof at !== "number" || typeof chain !== "string" || typeof credential !== "string") return {};
  return { chain, proven: { at, credential, ...(typeof key === "string" && { key }) } };
}

const refused = (reason: TokenRefusal) => new UnauthenticatedError(texts[reason], true, reason);
