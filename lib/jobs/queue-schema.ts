/** The schema of PostgreSQL that the queue has for itself. */
export const queueSchema = "latchkey_jobs";
