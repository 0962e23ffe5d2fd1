import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Runs one statement that is about another database than the one it is sent to. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Drops a database of a test. Autovacuum may be at work in it, which only a superuser can end: then it is waited for. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    } catch (error) {
      const denied = error instanceof Error && "code" in error && error.code === "42501";
      if (!denied || attempt === 50) throw error;
      await pause(200);
    }
  }
}
