import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** An order with the number of rows that are wanted of it. */
export interface Sort {
  column: string;
  direction: "ASC" | "DESC";
  limit: number;
}

/** The first rows in this order. */
export function ordered<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, { column, direction, limit }: Sort): SelectQueryBuilder<Item> {
  return list.orderBy(column, direction).limit(limit);
}
