import type { ReviewListState } from "./use-review-list";

/** What the list of one kind needs. */
export interface DormantProps {
  list: ReviewListState;
  days: number;
  /** The time before which they were last used. */
  since: string;
}
