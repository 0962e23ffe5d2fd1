import { type ListOrders, nameOrders } from "../../../_components/lists/list-orders";
import { useNamedList } from "../../../_components/lists/use-named-list";

type Field = "NAME" | "CREATED_AT" | "EXPIRES_AT";

const filters = ["of", "days"] as const;
const words = { ...nameOrders.words, EXPIRES_AT: "expires" };

/** What a review lists, as the URL describes it: which kind, how many days, its order and its page. @param usual the order that needs no word in the URL */
export const useReviewList = (usual: ListOrders<Field>["usual"]) => useNamedList<(typeof filters)[number], Field>(filters, { words, usual });

export type ReviewListState = ReturnType<typeof useReviewList>;
