import pg from "pg";
import { settings } from "../env";
import { log } from "../log";

/**
 * A connection that is cut when a statement on it times out. The server behind it may never answer again; if it does, it may still be inside
 * the transaction that was given up, and whatever came next would be written there and never committed.
 */
class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", (error) => log().warn({ reason: error.message }, "database connection lost"));
  }

  // The driver declares this once for each form of a call.
  override query(...call: unknown[]): never {
    const [first, values] = call;
    const callback = call.find((each): each is Callback => typeof each === "function");
    const ask = (...given: unknown[]) => (super.query as (...given: unknown[]) => unknown).apply(this, given);
    if (isSubmittable(first)) return ask(...call) as never;
    const answer = this.inTime((answered) => ask(first, typeof values === "function" ? undefined : values, answered));
    if (!callback) return answer as never;
    void answer.then((result) => callback(null, result), callback);
    return undefined as never;
  }

  // The driver's own promise and time limit keep the rows of each statement until what came before is collected, so that half of all that is
  // ever read outlives the young generation.
  private async inTime(ask: (answered: Callback) => unknown): Promise<unknown> {
    try {
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(timeout));
          void this.end().catch(() => undefined);
        }, patience);
        ask((error, result) => {
          clearTimeout(timer);
          if (error) reject(error as Error);
          else resolve(result);
        });
      });
    } catch (error) {
      // Says who asked, and not what read the answer.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  }
}

type Callback = (error: unknown, result?: unknown) => void;
const isSubmittable = (query: unknown) => typeof query === "object" && query !== null && "submit" in query;
const timeout = "Query read timeout";
/** Milliseconds: a little more than the database itself allows a statement. */
const patience = 4_200;

const shared = globalThis as typeof globalThis & { latchkeyPool?: pg.Pool };

/**
 * The process's one pool of connections. Next keeps its own copy of every module, so the pool is shared through the global object.
 * Every wait is bounded, so that a database which hangs leads to an answer and not to a queue.
 */
export function pool(): pg.Pool {
  return (shared.latchkeyPool ??= createPool());
}

function createPool(): pg.Pool {
  const created = new pg.Pool({
    connectionString: settings().databaseUrl,
    Client: ImpatientClient,
    max: settings().databasePoolSize,
    connectionTimeoutMillis: 2_500,
    statement_timeout: 4_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "latchkey",
  });
  created.on("error", (error) => log().warn({ reason: error.message }, "idle database connection lost"));
  return created;
}

/**
 * Runs one statement outside of any transaction.
 * @param name under which each connection keeps the statement prepared; for those that run all the time.
 */
export async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
  const client = await pool().connect();
  try {
    const result = await client.query<Row>({ name, text, values });
    return result.rows;
  } finally {
    client.release();
  }
}

/** Closes all connections; used at shutdown and by tests. */
export async function closePool(): Promise<void> {
  const open = shared.latchkeyPool;
  shared.latchkeyPool = undefined;
  await open?.end();
}
