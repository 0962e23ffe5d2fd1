import "reflect-metadata";
import pg from "pg";
import { DataSource } from "typeorm";
import { migrations } from "../../entities/migrations/index";
import { settings } from "../env";
import { explainConnection } from "./explain-connection";
import { dataSource } from "./data-source";
import { migrateQueue } from "../jobs/migrate-queue";
import { OperatorError } from "../data-dir/operator-error";
import { explainExtension } from "./explain-extension";
import { QuietLogger } from "./quiet-logger";

// Any number that nobody else takes; it keeps two instances from migrating at once.
const migrationLock = 7_203_114_905;

/**
 * Brings the schema up to date. Of several instances that start at once, one migrates and the others wait.
 * @returns the names of the migrations that ran.
 * @throws OperatorError when the database can't be used
 */
export async function migrate(): Promise<string[]> {
  const holder = new pg.Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 5_000, application_name: "latchkey-migrate" });
  // A connection that breaks while it waits emits `error`; what waits for it is told as well.
  holder.on("error", () => undefined);
  try {
    await holder.connect();
  } catch (error) {
    throw explainConnection(error);
  }
  try {
    await holder.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const ran = await runPending();
    await prepareQueue();
    return ran;
  } finally {
    await holder.end().catch(() => undefined);
  }
}

async function prepareQueue(): Promise<void> {
  const pool = new pg.Pool({ connectionString: settings().databaseUrl, max: 1, connectionTimeoutMillis: 5_000, application_name: "latchkey-migrate" });
  pool.on("error", () => undefined);
  // The queue asks for one on each connection, too.
  pool.on("connect", (client) => client.on("error", () => undefined));
  await migrateQueue(pool).finally(() => pool.end());
}

/** On a connection without the time limits of requests: a large table takes what it takes. */
async function runPending(): Promise<string[]> {
  const source = new DataSource({
    type: "postgres",
    url: settings().databaseUrl,
    migrations,
    poolSize: 1,
    connectTimeoutMS: 5_000,
    applicationName: "latchkey-migrate",
    installExtensions: false,
    logger: new QuietLogger(),
  });
  await source.initialize();
  try {
    await assertNotNewer(source);
    const ran = await source.runMigrations({ transaction: "each" });
    return ran.map((migration) => migration.name);
  } catch (error) {
    throw explainExtension(error);
  } finally {
    await source.destroy();
  }
}

/** What a newer version has written, this one may misread or break. @throws OperatorError */
async function assertNotNewer(source: DataSource): Promise<void> {
  const known = new Set(namesOf(source));
  const unknown = (await namesRun(source)).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new OperatorError(
    `The database was brought up to date by a newer version of Latchkey (${unknown.join(", ")}). Start that version, or restore the backup made before the upgrade.`,
  );
}

/** Names of migrations that this version has and the database hasn't run. */
export async function pendingMigrations(): Promise<string[]> {
  const source = await dataSource();
  const ran = new Set(await namesRun(source));
  return namesOf(source).filter((name) => !ran.has(name));
}

const namesOf = (source: DataSource) => source.migrations.map((migration) => migration.name ?? migration.constructor.name);

async function namesRun(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ exists: boolean }[]>("SELECT to_regclass('migrations') IS NOT NULL AS exists");
  return table?.exists ? (await source.query<{ name: string }[]>("SELECT name FROM migrations ORDER BY id")).map(({ name }) => name) : [];
}
