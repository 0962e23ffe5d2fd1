import type { Sort } from "./data-table/column";

/** The orders that a list can be in. */
export interface ListOrders<Field extends string> {
  /** The word that stands for each in the URL. */
  words: Record<Field, string>;
  /** The order of a list whose URL names none. */
  usual: { field: Field; direction: Sort["direction"] };
}

/** The orders of most lists of named things. */
export const nameOrders: ListOrders<"NAME" | "CREATED_AT"> = { words: { NAME: "name", CREATED_AT: "created" }, usual: { field: "NAME", direction: "ASC" } };

/** The order that a text in the URL stands for, such as `-created`; the usual one when it stands for none. */
export function readOrder<Field extends string>({ words, usual }: ListOrders<Field>, text: string): { field: Field; direction: Sort["direction"] } {
  const field = (Object.keys(words) as Field[]).find((name) => words[name] === text.replace(/^-/, ""));
  return field ? { field, direction: text.startsWith("-") ? "DESC" : "ASC" } : usual;
}

/** The text in the URL for an order; empty for the usual one. */
export function orderText<Field extends string>({ words, usual }: ListOrders<Field>, { field, direction }: Sort): string {
  if (field === usual.field && direction === usual.direction) return "";
  return (direction === "DESC" ? "-" : "") + words[field as Field];
}
