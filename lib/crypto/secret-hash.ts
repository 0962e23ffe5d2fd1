import { createHmac, timingSafeEqual } from "node:crypto";
import { instanceSecrets } from "../instance-secrets";

/**
 * The hash under which a server-made secret is stored: HMAC-SHA-256 with the pepper, which is kept outside of the database.
 * These secrets hold 256 random bits, so a slow hash would protect nothing and cost each grant dearly.
 */
export function hashSecret(secret: string): string {
  return createHmac("sha256", instanceSecrets().pepper).update(secret).digest("base64url");
}

/** True when the secret has this hash; takes the same time for every wrong secret. */
export function secretMatches(secret: string, hash: string): boolean {
  return sameHash(hashSecret(secret), hash);
}

/** True when two hashes are one; takes the same time for every pair that differs. */
export function sameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
