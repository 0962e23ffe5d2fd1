import { query } from "../db/pool";
import { queueSchema } from "./queue-schema";

/** Forgets jobs that failed for good: they tell what to mend, and after a week nobody reads it. */
export async function pruneQueue(): Promise<void> {
  await query(
    `SELECT ${queueSchema}.complete_jobs(ARRAY(SELECT id FROM ${queueSchema}.jobs WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < now() - interval '7 days'))`,
  );
}
