import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/**
 * Narrows a list to what was last used before a time, or was never used and made before it. An index finds the days; the rest decides within one.
 * @param made the column of when it was made
 */
export function unusedSince<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, since: Date, made: "created_at" | "secret_created_at"): void {
  list.andWhere(`item.active_day <= :unusedDay AND coalesce(item.last_used_at, item.${made}) < :unusedSince`, {
    unusedDay: since.toISOString().slice(0, 10),
    unusedSince: since,
  });
}
