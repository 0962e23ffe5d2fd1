import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { OperatorError } from "../data-dir/operator-error";
import { queueSchema } from "./queue-schema";

/**
 * Brings the queue's own tables up to date; see `migrate`, which holds the lock.
 * @throws OperatorError when the role may not make the schema
 */
export async function migrateQueue(pgPool: pg.Pool): Promise<void> {
  try {
    // graphile-worker would make the schema, which takes a right of its own even where an administrator has made it.
    const { rows } = await pgPool.query<{ made: boolean }>("SELECT to_regnamespace($1) IS NOT NULL AS made", [queueSchema]);
    if (rows[0]!.made)
      await pgPool.query(
        `CREATE TABLE IF NOT EXISTS ${queueSchema}.migrations (id int PRIMARY KEY, ts timestamptz DEFAULT now() NOT NULL, breaking boolean NOT NULL DEFAULT false)`,
      );
    await runMigrations({ pgPool, schema: queueSchema, logger: new Logger(() => () => undefined) });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "42501") throw error;
    throw new OperatorError(
      `Latchkey needs a schema of its own for its queue, and can't make it: ${error.message}. Let the role make it with GRANT CREATE ON DATABASE, ` +
        `or let an administrator of the database run: CREATE SCHEMA ${queueSchema}; GRANT ALL ON SCHEMA ${queueSchema} TO its_role;`,
    );
  }
}
