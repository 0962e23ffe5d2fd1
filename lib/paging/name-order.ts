import type { PageOrder } from "./page";

/** The order of a list of named things. */
export interface NameOrder {
  field: "NAME" | "CREATED_AT";
  direction: "ASC" | "DESC";
}

/** How to page through a list of named things; by name unless asked otherwise. @param unique false when several things of the list may have one name */
export function nameOrder(order: NameOrder | null | undefined, unique = true): PageOrder<{ nameKey: string }> {
  const descending = order?.direction === "DESC";
  // Ids sort by the time they were made.
  if (order?.field === "CREATED_AT") return { name: "created", descending };
  return { name: "name", descending, by: { column: "item.nameKey", value: (item) => item.nameKey, unique } };
}
