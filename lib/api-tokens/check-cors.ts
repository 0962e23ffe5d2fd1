import { databaseClock } from "../db/database-clock";
import { InvalidInputError, NotFoundError } from "../errors";
import type { Actor } from "../permissions/actor";
import { getServiceAccount } from "../service-accounts/get-service-account";
import { getApiToken } from "./get-api-token";
import { nearMiss } from "./near-miss";
import { originProblem } from "../bounds/origin-form";
import { allowingPattern } from "../bounds/origins";

export interface CorsCheck {
  allowed: boolean;
  reason: "ALLOWED" | "NOT_AN_ORIGIN" | "NO_ORIGINS" | "OTHER_SCHEME" | "OTHER_PORT" | "NOT_ON_LIST" | "REVOKED" | "EXPIRED" | "DISABLED";
  /** The same in words, with what to do. */
  message: string;
  /** The entry of the list that allows it. */
  pattern: string | null;
}

/** What is asked about: an API token, or the access tokens of an account. */
interface Asked {
  tokenId?: string | null;
  serviceAccountId?: string | null;
  origin: string;
}

type Refusal = Pick<CorsCheck, "reason" | "message">;

/** The list that counts, and why it doesn't matter, if there is a reason. */
interface Subject {
  what: "token" | "account";
  list: readonly string[];
  dead: Refusal | undefined;
}

/**
 * What a browser would get that calls from an origin with an API token, or with an access token of an account, and why.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError when not exactly one of the two is named
 */
export async function checkCors(actor: Actor | null, { tokenId, serviceAccountId, origin }: Asked): Promise<CorsCheck> {
  if ((tokenId == null) === (serviceAccountId == null))
    throw new InvalidInputError([
      { field: ["tokenId"], message: "Name either an API token or a service account.", code: tokenId == null ? "REQUIRED" : "INVALID" },
    ]);
  const { what, list, dead } = tokenId != null ? await tokenOf(actor, tokenId) : await accountOf(actor, serviceAccountId!);
  const refused = ({ reason, message }: Refusal) => ({ allowed: false, reason, message, pattern: null });
  const problem = originProblem(origin);
  if (problem) return refused({ reason: "NOT_AN_ORIGIN", message: problem });
  if (dead) return refused(dead);
  if (list.length === 0)
    return refused({ reason: "NO_ORIGINS", message: `The ${what} allows no origin: browsers can't use it. Add the origin to the ${what}.` });
  const pattern = allowingPattern(list, origin);
  if (pattern !== undefined) return { allowed: true, reason: "ALLOWED", message: `Browsers may call from here: ${pattern} is on the ${what}'s list.`, pattern };
  const { reason, message } = nearMiss(list, origin, what);
  return refused({ reason, message: `${message} Add it to the ${what} if it is yours.` });
}

async function tokenOf(actor: Actor | null, id: string): Promise<Subject> {
  const token = await getApiToken(actor, id);
  if (!token) throw new NotFoundError("API token", ["tokenId"]);
  const expired = token.expiresAt !== null && token.expiresAt.getTime() <= (await databaseClock());
  const dead: Refusal | undefined = token.revokedAt
    ? { reason: "REVOKED", message: "The token has been revoked: it is refused from everywhere." }
    : expired
      ? { reason: "EXPIRED", message: "The token has expired: it is refused from everywhere." }
      : undefined;
  return { what: "token", list: token.allowedOrigins, dead };
}

async function accountOf(actor: Actor | null, id: string): Promise<Subject> {
  const account = await getServiceAccount(actor, id);
  if (!account) throw new NotFoundError("service account", ["serviceAccountId"]);
  const dead: Refusal | undefined = account.enabled
    ? undefined
    : { reason: "DISABLED", message: "The account is disabled: its access tokens are refused from everywhere." };
  return { what: "account", list: account.allowedOrigins, dead };
}
