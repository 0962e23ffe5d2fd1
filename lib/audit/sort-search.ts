import { alone } from "../db/alone";

/**
 * Puts the words of new events in the order of the index by which searches find them. Until then they stand in a list that each search goes through;
 * it is let grow so long that no change and no grant has to sort it while somebody waits. Only the parts of the table that are written to have one.
 */
export async function sortSearch(): Promise<void> {
  await alone("sort", null, (run) => run("SELECT gin_clean_pending_list(relid) FROM pg_partition_tree('audit_event_search') WHERE isleaf"));
}
