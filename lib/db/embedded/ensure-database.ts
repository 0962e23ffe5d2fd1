import pg from "pg";
import { OperatorError } from "../../data-dir/operator-error";
import { databaseUrl } from "./database-url";
import type { Passwords } from "./passwords";

/**
 * Creates the role and database of Latchkey, unless they are there. The role owns its database and is no superuser.
 * It may create databases and roles, for tests and for roles with fewer privileges than its own.
 */
export async function ensureDatabase(port: number, passwords: Passwords): Promise<void> {
  const client = await connect(databaseUrl(port, "postgres", passwords.superuser));
  try {
    const exists = async (what: string) => (await client.query(what)).rowCount === 1;
    // Made last, so with it there is all.
    if (await exists("select from pg_database where datname = 'latchkey'")) return;
    const verb = (await exists("select from pg_roles where rolname = 'latchkey'")) ? "alter" : "create";
    // Statements of this kind take no parameters; the password is base64url, so it needs no escaping.
    await client.query(`${verb} role latchkey login createdb createrole password '${passwords.latchkey}'`);
    await client.query("create database latchkey owner latchkey");
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle emits `error`; unheard, that would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: unknown }).code !== "28P01") throw error;
    throw new OperatorError("The passwords in postgres.json are not those of the database beside it. Restore the whole data directory from one backup.");
  }
}
