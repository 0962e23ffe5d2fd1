import { databaseClock } from "../db/clock";
import { NotFoundError } from "../errors";
import type { Actor } from "../permissions/actor";
import { getApiToken } from "./get-api-token";
import { allowingPattern, originProblem } from "./origins";

export interface CorsCheck {
  allowed: boolean;
  reason: "ALLOWED" | "NOT_AN_ORIGIN" | "NO_ORIGINS" | "OTHER_SCHEME" | "OTHER_PORT" | "NOT_ON_LIST" | "REVOKED" | "EXPIRED";
  /** The same in words, with what to do. */
  message: string;
  /** The entry of the token's list that allows it. */
  pattern: string | null;
}

/** What a browser would get that calls from an origin with a token, and why. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function checkCors(actor: Actor | null, { tokenId, origin }: { tokenId: string; origin: string }): Promise<CorsCheck> {
  const token = await getApiToken(actor, tokenId);
  if (!token) throw new NotFoundError("API token", ["tokenId"]);
  const refused = (reason: CorsCheck["reason"], message: string) => ({ allowed: false, reason, message, pattern: null });
  const problem = originProblem(origin);
  if (problem) return refused("NOT_AN_ORIGIN", problem);
  if (token.revokedAt) return refused("REVOKED", "The token has been revoked: it is refused from everywhere.");
  if (token.expiresAt && token.expiresAt.getTime() <= (await databaseClock()))
    return refused("EXPIRED", "The token has expired: it is refused from everywhere.");
  if (token.allowedOrigins.length === 0) return refused("NO_ORIGINS", "The token allows no origin: browsers can't use it. Add the origin to the token.");
  const pattern = allowingPattern(token.allowedOrigins, origin);
  if (pattern !== undefined) return { allowed: true, reason: "ALLOWED", message: `Browsers may call from here: ${pattern} is on the token's list.`, pattern };
  const { reason, message } = nearMiss(token.allowedOrigins, origin);
  return refused(reason, `${message} Add it to the token if it is yours.`);
}

/** Why an origin that isn't on the list looks as if it were. */
function nearMiss(list: readonly string[], origin: string): { reason: "OTHER_SCHEME" | "OTHER_PORT" | "NOT_ON_LIST"; message: string } {
  const asked = new URL(origin);
  const other = (change: (url: URL) => void) => {
    const url = new URL(origin);
    change(url);
    return allowingPattern(list, url.origin);
  };
  const scheme = other((url) => (url.protocol = asked.protocol === "https:" ? "http:" : "https:"));
  if (scheme) return { reason: "OTHER_SCHEME", message: `${scheme} is on the token's list, and this has another scheme.` };
  const sameHost = list.find((entry) => {
    const port = new URL(entry.replace("://*.", "://any.")).port;
    return other((url) => (url.port = port)) === entry;
  });
  if (sameHost) return { reason: "OTHER_PORT", message: `${sameHost} is on the token's list, and this has another port.` };
  return { reason: "NOT_ON_LIST", message: "It is not on the token's list; * stands for exactly one label of a host." };
}
