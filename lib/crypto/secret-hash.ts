import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { instanceSecrets } from "../instance-secrets";

/**
 * The hash under which a server-made secret is stored: HMAC-SHA-256 with the pepper, which is kept outside of the database.
 * These secrets hold 256 random bits, so a slow hash would protect nothing and cost each grant dearly.
 */
export function hashSecret(secret: string): string {
  return createHmac("sha256", instanceSecrets().pepper).update(secret).digest("base64url");
}

/**
 * True when the secret has this hash; takes the same time for every wrong secret.
 * @param hash undefined or null for what there isn't: no secret matches it, and to say so takes as long
 */
export function secretMatches(secret: string, hash: string | null | undefined): boolean {
  return ofSecret(secret, hash == null ? undefined : [{ hash }]).length > 0;
}

/**
 * The hashes of secrets that were right lately, by a plain hash, which is made in a fraction of the time and tells who reads this memory as little of
 * so random a secret. What a secret's hash is never changes; which hashes count is for the caller to know, each time. Of a wrong secret nothing is kept:
 * it may be anything, and who guesses could push the right ones out.
 */
const rightLately = new LRUCache<string, string>({ max: 100_000 });

/** What a secret is compared with in place of what there isn't: no secret has this hash. */
const decoys: readonly { hash: string }[] = [{ hash: "A".repeat(43) }];

/**
 * Those of the entries that have the hash of this secret. All are compared, whichever is right; it takes the same time for every wrong secret.
 * @param entries undefined for those of somebody whom there isn't: none, after the same work
 */
export function ofSecret<Entry extends { hash: string }>(secret: string, entries: readonly Entry[] | undefined): Entry[] {
  const digest = hash("sha256", secret, "base64url");
  const known = rightLately.get(digest);
  const own = known ?? hashSecret(secret);
  const right = (entries ?? decoys).filter((entry): entry is Entry => sameHash(own, entry.hash));
  if (known === undefined && right.length > 0) rightLately.set(digest, own);
  return right;
}

/** True when two hashes are one; takes the same time for every pair that differs. */
function sameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
