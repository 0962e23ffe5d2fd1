import type { JWTPayload } from "jose";

/** How far the clocks of others may be off, in seconds. */
export const skew = 60;
/** How long an assertion may be good, in seconds, from when it was issued: until it ends it must be remembered that it was used. */
export const longestLife = 86_400;

/** What is wrong with the times of an assertion; undefined when nothing is. @param now seconds since the epoch */
export function timeProblem({ exp, iat, nbf }: JWTPayload, now: number): string | undefined {
  if (typeof exp !== "number") return "has no exp, or one that is no number";
  if (exp <= now - skew) return "has expired";
  if (iat !== undefined && (typeof iat !== "number" || iat > now + skew)) return "was issued in the future";
  if (exp > Math.min(now, iat ?? now) + longestLife + skew) return "is good for more than a day";
  if (nbf !== undefined && (typeof nbf !== "number" || nbf > now + skew)) return "is not valid yet";
  return undefined;
}
