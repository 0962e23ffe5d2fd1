import type { Sort } from "./data-table/column";

/** The order of a list of named things that a text in the URL stands for, such as `-created`; by name when empty. */
export function nameOrder(text: string): { field: "NAME" | "CREATED_AT"; direction: "ASC" | "DESC" } {
  return { field: text.endsWith("created") ? "CREATED_AT" : "NAME", direction: text.startsWith("-") ? "DESC" : "ASC" };
}

/** The text in the URL for an order; empty for the usual one. */
export function nameOrderText({ field, direction }: Sort): string {
  const text = (direction === "DESC" ? "-" : "") + (field === "CREATED_AT" ? "created" : "name");
  return text === "name" ? "" : text;
}
