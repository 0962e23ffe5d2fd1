import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { ordered, type Sort } from "./ordered";

/** Narrows a list by what takes more than a condition to be found by index. */
export interface Narrowing {
  /** All items that it lets through, in no order. */
  all: <Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>) => SelectQueryBuilder<Item>;
  /** The first of these in the order of the list, without the order itself. */
  first: <Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, sort: Sort) => SelectQueryBuilder<Item>;
  /** How far they are counted, where counting all of them could take too long. */
  mostCounted?: number;
}

/**
 * The items of a list for which any of the conditions holds. For each there is an index in the order of the list, and of each no more is read
 * than the page may take; with OR the database would read all that any of them lets through.
 */
export function anyOf(conditions: readonly string[], parameters: ObjectLiteral): Narrowing {
  return {
    all: (list) => list.andWhere(`(${conditions.map((condition) => `(${condition})`).join(" OR ")})`, parameters),
    first: (list, sort) => {
      const ids = conditions.map((condition) => `(${ordered(list.clone().select("item.id", "id").andWhere(condition), sort).getQuery()})`);
      return list
        .clone()
        .where(`item.id IN (${ids.join(" UNION ALL ")})`)
        .setParameters({ ...list.getParameters(), ...parameters });
    },
  };
}
