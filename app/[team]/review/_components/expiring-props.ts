import type { ReviewListState } from "./use-review-list";

/** What the list of one kind needs. */
export interface ExpiringProps {
  list: ReviewListState;
  days: number;
}
