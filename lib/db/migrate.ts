import pg from "pg";
import { settings } from "../env";
import { dataSource } from "./data-source";

// Any number that nobody else takes; it keeps two instances from migrating at once.
const migrationLock = 7_203_114_905;

/**
 * Brings the schema up to date. Of several instances that start at once, one migrates and the others wait.
 * @returns the names of the migrations that ran.
 */
export async function migrate(): Promise<string[]> {
  const holder = new pg.Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 5_000, application_name: "latchkey-migrate" });
  await holder.connect();
  try {
    await holder.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const ran = await (await dataSource()).runMigrations({ transaction: "each" });
    return ran.map((migration) => migration.name);
  } finally {
    await holder.end();
  }
}

/** Names of migrations that this version has and the database hasn't run. */
export async function pendingMigrations(): Promise<string[]> {
  const source = await dataSource();
  const known = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const [table] = await source.query<{ exists: boolean }[]>("SELECT to_regclass('migrations') IS NOT NULL AS exists");
  if (!table?.exists) return known;
  const ran = new Set((await source.query<{ name: string }[]>("SELECT name FROM migrations")).map((row) => row.name));
  return known.filter((name) => !ran.has(name));
}
