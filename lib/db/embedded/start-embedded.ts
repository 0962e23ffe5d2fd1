import fs from "node:fs";
import path from "node:path";
import { adoptPostmaster } from "./adopt-postmaster";
import { databaseUrl } from "./database-url";
import { ensureDatabase } from "./ensure-database";
import { initCluster } from "./init-cluster";
import { launchPostmaster } from "./launch-postmaster";
import { ensurePasswords } from "./passwords";
import { serverUser } from "./server-user";
import { stopPostmaster } from "./stop-postmaster";
import { usableBinaries } from "./usable-binaries";

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** Connection string of the application's role and database. */
  url: string;
  pid: number;
  /** True when it ran already, left by a process that died. */
  reused: boolean;
  /** Ends it and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL inside the data directory, and creates its cluster, role and database on first use.
 * The caller holds the lock of the data directory.
 * @param settings of PostgreSQL that are to be other than ours, for what need not outlive the process
 * @throws OperatorError when this machine can't run it
 */
export async function startEmbedded(dataDir: string, settings?: Record<string, string>): Promise<EmbeddedPostgres> {
  const pgdata = path.join(dataDir, "pgdata");
  const passwords = ensurePasswords(dataDir, fs.existsSync(pgdata));
  const running = await adoptPostmaster(pgdata);
  const { pid, port } = running ?? (await launch(dataDir, pgdata, passwords.superuser, settings));
  try {
    await ensureDatabase(port, passwords);
  } catch (error) {
    await stopPostmaster(pid);
    throw error;
  }
  return { url: databaseUrl(port, "latchkey", passwords.latchkey), pid, reused: running !== undefined, stop: () => stopPostmaster(pid) };
}

async function launch(dataDir: string, pgdata: string, password: string, settings?: Record<string, string>) {
  const user = serverUser(pgdata);
  const binaries = await usableBinaries(user, dataDir);
  await initCluster({ dataDir, pgdata, binaries, user, password });
  // A restored backup may have come back open to others, which PostgreSQL refuses.
  fs.chmodSync(pgdata, 0o700);
  return launchPostmaster({ dataDir, pgdata, binaries, user, settings });
}
