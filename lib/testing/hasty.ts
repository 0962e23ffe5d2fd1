/** Settings of a PostgreSQL of which nothing outlives the run, so that nothing waits for the disk. */
export const hasty = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
