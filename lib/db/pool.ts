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

  // The driver declares this once for each form of a call; all of them pass here unchanged.
  override query(...call: unknown[]): never {
    const answer: unknown = (super.query as (...call: unknown[]) => unknown).apply(this, call);
    if (answer instanceof Promise) answer.catch((error: unknown) => isTimeout(error) && void this.end().catch(() => undefined));
    return answer as never;
  }
}

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
    query_timeout: 4_200,
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

const isTimeout = (error: unknown) => error instanceof Error && error.message === "Query read timeout";

/** Closes all connections; used at shutdown and by tests. */
export async function closePool(): Promise<void> {
  const open = shared.latchkeyPool;
  shared.latchkeyPool = undefined;
  await open?.end();
}
