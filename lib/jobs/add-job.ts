import { query } from "../db/pool";
import { queueSchema } from "./schema";

/** What the queue can be asked to do; each has its task in `tasks.ts`. */
export type JobName = "fan-out" | "deliver" | "deliver-again" | "sweep" | "prune" | "warn" | "watch-refusals" | "mail";

interface JobOptions {
  /** Of several jobs with one key that nobody has begun, one stays: the earliest, unless they are added at the very same time. */
  key?: string;
  /** Milliseconds from now. */
  delay?: number;
}

/** Puts a job into the queue. */
export async function addJob(name: JobName, payload: object, { key, delay = 0 }: JobOptions = {}): Promise<void> {
  const at = "now() + $3 * interval '1 millisecond'";
  if (key === undefined) {
    await query(`SELECT ${queueSchema}.add_job($1, $2::json, run_at => ${at})`, [name, JSON.stringify(payload), delay]);
    return;
  }
  // One that is to come earlier must not be put off by one that is to come later.
  await query(
    `SELECT ${queueSchema}.add_job($1, $2::json, run_at => ${at}, job_key => $4)
     WHERE NOT EXISTS (SELECT FROM ${queueSchema}.jobs WHERE key = $4 AND task_identifier = $1 AND locked_at IS NULL AND attempts < max_attempts AND run_at <= ${at})`,
    [name, JSON.stringify(payload), delay, key],
  );
}
