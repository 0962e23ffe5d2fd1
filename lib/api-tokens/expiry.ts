import type { ApiToken, TokenPolicy } from "../../entities/index";
import { databaseTime } from "../db/database-time";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";

/** When a token shall end: at a time, or so many days from now; neither of both means never. */
export interface EndInput {
  expiresAt?: Date | null;
  expiresInDays?: number | null;
}

/** The latest end that the database can keep and every client can read. */
const latest = Date.UTC(9999, 11, 31);
const day = 86_400_000;
/** A hundred years: longer than anything that is meant. */
export const mostDays = 36_500;
/** Ten years: for as long the key that signed a JWT must stay published. */
export const mostJwtDays = 3_650;

const issue = (name: string, message: string, code: "INVALID" | "REQUIRED" = "INVALID") => new InvalidInputError([{ field: ["input", name], message, code }]);

/** What bounds the lifetime of a token: the team's policy, and what it is. */
interface Limits {
  policy: TokenPolicy;
  format: ApiToken["format"];
}

/** The end that is asked for, by the database's clock; null for never. @throws InvalidInputError when it can't be, or is later than the limits allow */
export async function endOf(tx: Transaction, { expiresAt, expiresInDays }: EndInput, limits: Limits): Promise<Date | null> {
  if (expiresAt != null && expiresInDays != null) throw issue("expiresInDays", "Say either when the token ends or in how many days, not both.");
  const now = (await databaseTime(tx)).getTime();
  if (expiresInDays != null) {
    if (!Number.isInteger(expiresInDays) || expiresInDays < 1 || expiresInDays > mostDays)
      throw issue("expiresInDays", `The lifetime must be a whole number of days from 1 to ${mostDays}.`);
    const end = new Date(now + expiresInDays * day);
    assertWithin(limits, end, now, "expiresInDays");
    return end;
  }
  if (expiresAt != null && (Number.isNaN(expiresAt.getTime()) || expiresAt.getTime() > latest))
    throw issue("expiresAt", "The end must be a time before the year 9999. Leave it out for never.");
  if (expiresAt != null && expiresAt.getTime() <= now) throw issue("expiresAt", "The end must be in the future.");
  assertWithin(limits, expiresAt ?? null, now, "expiresAt");
  return expiresAt ?? null;
}

/** Checks an end that a token has already, before it gets a new secret. */
export async function assertEndStands(tx: Transaction, end: Date | null, limits: Limits): Promise<void> {
  const now = (await databaseTime(tx)).getTime();
  if (end !== null && end.getTime() <= now) throw issue("expiresAt", "The token has expired. Say when it shall end now.", "REQUIRED");
  assertWithin(limits, end, now, "expiresAt");
}

function assertWithin({ policy, format }: Limits, end: Date | null, now: number, field: string): void {
  const most = Math.min(policy.maxLifetimeDays ?? Infinity, format === "JWT" ? mostJwtDays : Infinity);
  // A client that counts the days by its own clock may be a little ahead.
  if (most === Infinity || (end !== null && end.getTime() <= now + most * day + 60_000)) return;
  const days = `${most} ${most === 1 ? "day" : "days"}`;
  const who = most === policy.maxLifetimeDays ? "The team allows API tokens" : "A JWT, which others check without asking, may have";
  throw issue(field, `${who} a lifetime of at most ${days}. Choose ${end === null ? "an" : "an earlier"} end.`, end === null ? "REQUIRED" : "INVALID");
}
