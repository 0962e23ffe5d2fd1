import { Logger, type LogFunctionFactory, parseCrontab, run, type Runner } from "graphile-worker";
import pg from "pg";
import { atMost } from "../at-most";
import { settings } from "../env";
import { log } from "../log";
import { sweep } from "../webhooks/sweep";
import { queueSchema } from "./queue-schema";
import { crontab, lanes, type Lane, taskList } from "./tasks";

/** How long jobs under way may go on when the process is to end, in milliseconds; then they are broken off, and done later. */
const patience = 3_000;
/** How long after a failure the queue is opened again. */
const pause = 2_000;

// Its messages name tasks and errors, and no payloads. What succeeds is not worth a line.
const quiet: LogFunctionFactory = () => (level, message) => {
  if (level === "error" || level === "warning") log().warn({ from: "queue" }, message.split("\n")[0]!.slice(0, 500));
};

/** @param max how many connections it may have; those that nobody needs are closed */
function createPool(max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings().databaseUrl,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    keepAlive: true,
    application_name: "latchkey-jobs",
  });
  pool.on("error", (error) => log().debug({ reason: error.message }, "idle database connection of the queue lost"));
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Works on the queue for as long as the server runs. When the database is away, it waits for it; nothing is lost meanwhile, because nothing is kept in memory. */
export function startWorker(): { close(): Promise<void> } {
  const stop = new AbortController();
  const all = lanes(stop.signal);
  // As many as one lane has workers, which may all look for a job at once. While they work, they hold none.
  const pool = createPool(Math.max(...all.map(({ atOnce }) => atOnce)));
  const closing: (() => Promise<void>)[] = all.map((lane, index) => keepRunning(pool, lane, index === 0));
  // What the last process has left undone is done now, and not within a minute.
  sweep().catch(() => undefined);
  return {
    close: async () => {
      const timer = setTimeout(() => stop.abort(), patience);
      await atMost(patience + 2_000, Promise.all(closing.map((close) => close())));
      clearTimeout(timer);
      stop.abort();
      await atMost(1_000, pool.end());
    },
  };
}

/** A lane whose workers give up when the database is away for long has new ones when it is back. @returns what ends it */
function keepRunning(pgPool: pg.Pool, lane: Lane, withCron: boolean): () => Promise<void> {
  let runner: Runner | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const start = async (): Promise<void> => {
    try {
      runner = await run({
        pgPool,
        schema: queueSchema,
        taskList: taskList(lane),
        parsedCronItems: withCron ? parseCrontab(crontab) : [],
        concurrency: lane.atOnce,
        pollInterval: 5_000,
        noHandleSignals: true,
        // Without a batch nobody hears when the end of a job can't be written, and the process would end by an unhandled rejection.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        logger: new Logger(quiet),
      });
      if (closed) return void (await runner.stop());
      await runner.promise;
    } catch (error) {
      log().warn({ reason: error instanceof Error ? error.message : String(error) }, "the queue is interrupted; it goes on by itself");
    }
    runner = undefined;
    if (!closed) timer = setTimeout(() => (running = start()), pause);
  };
  let running = start();
  return async () => {
    closed = true;
    clearTimeout(timer);
    await runner?.stop().catch(() => undefined);
    await running;
  };
}
