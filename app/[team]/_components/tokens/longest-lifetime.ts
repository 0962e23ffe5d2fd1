import type { TokenPolicy } from "../../tokens/policy";
import type { ApiTokenListItem } from "../../tokens/queries";

/** How long a token may be valid that carries its end in itself: whoever checks it offline must know one. */
const longestJwt = 3650;

/** The longest lifetime of a token in days, and why; null when it may be any, and none. */
export function longestLifetime(policy: TokenPolicy | null | undefined, format: ApiTokenListItem["format"]): { days: number; why: string } | null {
  const ofTeam = policy?.maxLifetimeDays ?? null;
  if (ofTeam !== null && (format === "OPAQUE" || ofTeam <= longestJwt))
    return { days: ofTeam, why: `The team allows at most ${ofTeam} ${ofTeam === 1 ? "day" : "days"}.` };
  return format === "JWT" ? { days: longestJwt, why: "A self-contained token must end." } : null;
}
