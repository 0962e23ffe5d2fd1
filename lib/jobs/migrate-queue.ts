import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { OperatorError } from "../data-dir/operator-error";
import { queueSchema } from "./schema";

/**
 * Brings the queue's own tables up to date; see `migrate`, which holds the lock.
 * @throws OperatorError when the role may not make the schema
 */
export async function migrateQueue(pgPool: pg.Pool): Promise<void> {
  try {
    await runMigrations({ pgPool, schema: queueSchema, logger: new Logger(() => () => undefined) });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "42501") throw error;
    throw new OperatorError(
      `Latchkey needs a schema of its own for its queue, and can't make it: ${error.message}. Let the role make it with GRANT CREATE ON DATABASE, ` +
        `or let an administrator of the database run: CREATE SCHEMA ${queueSchema} AUTHORIZATION its_role;`,
    );
  }
}
