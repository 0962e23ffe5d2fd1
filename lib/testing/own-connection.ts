import pg from "pg";
import { settings } from "../env";

/** Runs statements on a connection of their own, which may take longer than those of the pool. */
export async function withOwnConnection(work: (run: (statement: string, values?: unknown[]) => Promise<void>) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    await work(async (statement, values) => void (await client.query(statement, values)));
  } finally {
    await client.end();
  }
}
