import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { databaseClock } from "../db/database-clock";
import { InvalidInputError } from "../errors";
import type { PageOrder } from "./page";

const day = 86_400_000;
/** A hundred years: longer than anything that is meant. */
const mostDays = 36_500;

/** An end as the generated column `ends_key` has it: the earliest first, never last. */
export function endsKey(end: Date | null): string {
  return end === null ? "~" : String(end.getTime()).padStart(15, "0");
}

/** The same as API tokens have it, whose column `expiry_key` is written with them. */
export function expiryKey(end: Date | null): string {
  return end?.toISOString() ?? "~";
}

/** Narrows a list to what is in force by the database's clock, and, if days are given, ends within so many. @throws InvalidInputError */
export async function inForce<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, withinDays?: number | null): Promise<void> {
  if (withinDays != null && !(withinDays >= 0 && withinDays <= mostDays))
    throw new InvalidInputError([{ field: ["filter", "expiresWithinDays"], message: `expiresWithinDays must be from 0 to ${mostDays}.`, code: "INVALID" }]);
  const now = await databaseClock();
  list.andWhere("item.ends_key > :now", { now: endsKey(new Date(now)) });
  if (withinDays != null) list.andWhere("item.ends_key <= :soon", { soon: endsKey(new Date(now + withinDays * day)) });
}

/** By what a list of things that may end is ordered. */
export interface EndOrder {
  field: "CREATED_AT" | "EXPIRES_AT";
  direction: "ASC" | "DESC";
}

/** How to page through such a list. */
export function endOrder(order: EndOrder): PageOrder<{ expiresAt: Date | null }> {
  const descending = order.direction === "DESC";
  if (order.field === "CREATED_AT") return { name: "created", descending };
  return { name: "end", descending, by: { column: "item.ends_key", value: ({ expiresAt }) => endsKey(expiresAt), unique: false } };
}
