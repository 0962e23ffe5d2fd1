import { databaseTime } from "../db/database-time";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";

/** The latest end that the database can keep and every client can read. */
const latest = Date.UTC(9999, 11, 31);

/**
 * Checks when something shall end: by the database's clock in the future, or never.
 * @param name of the input's field
 * @throws InvalidInputError on that field
 */
export async function futureEnd(tx: Transaction, until: Date | null | undefined, name = "until"): Promise<Date | null> {
  if (!until) return null;
  const refuse = (message: string) => new InvalidInputError([{ field: ["input", name], message, code: "INVALID" }]);
  if (Number.isNaN(until.getTime()) || until.getTime() > latest) throw refuse("The end must be a time before the year 9999. Leave it out for no end.");
  if (until <= (await databaseTime(tx))) throw refuse("The end must be in the future. Leave it out for no end.");
  return until;
}
