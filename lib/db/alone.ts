import pg from "pg";
import { settings } from "../env";

export type Run = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/**
 * Work on a connection of its own, without the time limits of requests: what is long takes what it takes.
 * @param lock any number that nobody else takes: of all instances one does the work, the others wait for it
 */
export async function alone<Result>(name: string, lock: number | null, work: (run: Run) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 5_000, application_name: `latchkey-${name}` });
  // A connection that breaks emits `error`; the statement that waits is told as well.
  client.on("error", () => undefined);
  await client.connect();
  try {
    if (lock !== null) await client.query("SELECT pg_advisory_lock($1)", [lock]);
    return await work(async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => (await client.query<Row>(text, values)).rows);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs work in one transaction on such a connection. */
export async function atomically<Result>(run: Run, work: () => Promise<Result>, begin = "BEGIN"): Promise<Result> {
  await run(begin);
  try {
    const result = await work();
    await run("COMMIT");
    return result;
  } catch (error) {
    await run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
