import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** An order with the number of rows that are wanted of it. */
export interface Sort {
  column: string;
  /** Whether rows may be equal in the column; their ids decide then. */
  ties: boolean;
  direction: "ASC" | "DESC";
  limit: number;
}

/** The first rows in this order. */
export function ordered<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, { column, ties, direction, limit }: Sort): SelectQueryBuilder<Item> {
  const sorted = list.orderBy(column, direction).limit(limit);
  return ties ? sorted.addOrderBy("item.id", direction) : sorted;
}
