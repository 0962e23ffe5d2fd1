import { setTimeout as delay } from "node:timers/promises";
import { attachEmbedded } from "../db/embedded/attach-embedded";
import { startEmbedded, type EmbeddedPostgres } from "../db/embedded/start-embedded";
import { provideDatabaseUrl, settings } from "../env";
import { acquireLock, COMMAND_PATIENCE_MS, DataDirLockedError, tryDataDirLock, type Purpose, type Release } from "./lock";
import { openDataDir } from "./open-data-dir";

/** What a process of Latchkey needs around it before it can work: a data directory and a database. */
export interface Runtime {
  /** Where the database listens. */
  databaseUrl: string;
  /** Where the database comes from: somebody else's server, our own that we started or found running, or that of the process which holds the directory. */
  database: "external" | "started" | "adopted" | "attached";
  /** Stops what this process is in charge of, and gives the data directory back. Call it last. */
  close(): Promise<void>;
}

/**
 * Prepares the database for this process, and tells `settings()` where it listens.
 * With DATABASE_URL nothing is touched. Else this process takes the data directory and runs PostgreSQL in it;
 * a command joins the database of a server that runs already.
 * @throws OperatorError with a message for the person who runs Latchkey
 */
export async function openRuntime(purpose: Purpose): Promise<Runtime> {
  const { databaseUrl } = settings();
  if (databaseUrl) return { databaseUrl, database: "external", close: async () => undefined };
  const dataDir = openDataDir(settings().dataDir);
  if (purpose === "command") return openForCommand(dataDir);
  return run(dataDir, await acquireLock(dataDir, purpose, settings().publicUrl));
}

/** A server that is just starting holds the directory before its database answers, so a command gives it time. */
async function openForCommand(dataDir: string): Promise<Runtime> {
  const deadline = Date.now() + COMMAND_PATIENCE_MS;
  for (;;) {
    const attempt = tryDataDirLock(dataDir, "command");
    if ("release" in attempt) return run(dataDir, attempt.release);
    const url = attempt.holder.purpose === "command" ? undefined : await attachEmbedded(dataDir);
    if (url) {
      provideDatabaseUrl(url);
      return { databaseUrl: url, database: "attached", close: async () => undefined };
    }
    if (Date.now() > deadline) throw new DataDirLockedError(dataDir, attempt.holder);
    await delay(100);
  }
}

async function run(dataDir: string, release: Release): Promise<Runtime> {
  const postgres = await startEmbedded(dataDir).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  provideDatabaseUrl(postgres.url);
  return { databaseUrl: postgres.url, database: postgres.reused ? "adopted" : "started", close: once(() => shutDown(postgres, release)) };
}

async function shutDown(postgres: EmbeddedPostgres, release: Release): Promise<void> {
  try {
    await postgres.stop();
  } finally {
    await release();
  }
}

/** A second signal while closing must wait for the same end, not begin another. */
function once(action: () => Promise<void>): () => Promise<void> {
  let started: Promise<void> | undefined;
  return () => (started ??= action());
}
