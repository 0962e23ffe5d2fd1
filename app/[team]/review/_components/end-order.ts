import type { ReviewListState } from "./use-review-list";

/** Order and page of a list of things that may end, which aren't ordered by name. */
export function endOrder({ arguments: { orderBy, ...page } }: ReviewListState) {
  const field = orderBy.field === "NAME" ? ("CREATED_AT" as const) : orderBy.field;
  return { ...page, orderBy: { direction: orderBy.direction, field } };
}
