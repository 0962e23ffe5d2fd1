import type { JwtClaims } from "../verify-jwt";
import type { ClientRecord } from "../client-record";

/**
 * Whether access tokens that are bound to no key count for an account: not while it requires keys, and of those that were issued until it required
 * none any more, never again. Who switches that off wants to let in what is got from then on, not what was stolen before.
 */
export function bearerCounts({ requireDpop, bearerSince }: ClientRecord, { issuedAt }: Pick<JwtClaims, "issuedAt">): boolean {
  return !requireDpop && issuedAt >= bearerSince;
}
