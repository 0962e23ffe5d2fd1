import type { AuditEventsVariables } from "../../../activity/queries";

/** What is exported. */
export interface Exported {
  filter: AuditEventsVariables["filter"];
  /** True when the filter leaves some out. */
  filtered: boolean;
  /** How many there are, once that is known. */
  count: number | undefined;
}
