import type { EntityManager } from "typeorm";
import { query } from "../db/pool";
import type { MailContent } from "../mail/send-mail";
import { queueSchema } from "./queue-schema";

/** What the queue can be asked to do, with what it has to know for that; each has its task in `tasks.ts`. */
export interface Jobs {
  /** Which events; all that wait when null. */
  "fan-out": { events: readonly string[] | null };
  deliver: { webhookId: string; teamId: string };
  "deliver-again": Jobs["deliver"];
  mail: { to: string; content: MailContent };
  sweep: object;
  prune: object;
  warn: object;
  "watch-refusals": object;
}

export type JobName = keyof Jobs;

interface JobOptions {
  /** Of several jobs with one key that nobody has begun, one stays: the earliest, unless they are added at the very same time. */
  key?: string;
  /** Milliseconds from now. */
  delay?: number;
  /** How often it is tried before it has failed for good. */
  attempts?: number;
  /** Adds it in a transaction: it is done if, and only if, that commits. */
  manager?: EntityManager;
}

/** Puts a job into the queue. */
export async function addJob<Name extends JobName>(name: Name, payload: Jobs[Name], options: JobOptions = {}): Promise<void> {
  const { key = null, delay = 0, attempts = null, manager } = options;
  const at = "now() + $3 * interval '1 millisecond'";
  // One that is to come earlier must not be put off by one that is to come later.
  const statement = `SELECT ${queueSchema}.add_job($1, $2::json, run_at => ${at}, max_attempts => $5, job_key => $4)
     WHERE $4::text IS NULL
       OR NOT EXISTS (SELECT FROM ${queueSchema}.jobs WHERE key = $4 AND task_identifier = $1 AND locked_at IS NULL AND attempts < max_attempts AND run_at <= ${at})`;
  const values = [name, JSON.stringify(payload), delay, key, attempts];
  await (manager ? manager.query(statement, values) : query(statement, values));
}
