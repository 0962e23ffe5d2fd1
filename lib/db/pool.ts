import pg from "pg";
import { settings } from "../env";
import { log } from "../log";

/** A connection that is closed when a query on it times out: the server behind it may never answer again. */
class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", (error) => log().warn({ reason: error.message }, "database connection lost"));
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
    client.release();
    return result.rows;
  } catch (error) {
    client.release(isTimeout(error));
    throw error;
  }
}

/** True when the connection must not be used again, because its last answer may still come. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

/** Closes all connections; used at shutdown and by tests. */
export async function closePool(): Promise<void> {
  const open = shared.latchkeyPool;
  shared.latchkeyPool = undefined;
  await open?.end();
}
