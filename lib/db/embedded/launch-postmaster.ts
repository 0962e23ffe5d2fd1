import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { OperatorError } from "../../data-dir/operator-error";
import { freePort } from "./free-port";
import { pgdataArgument } from "./pgdata-argument";
import { readPostmasterPid, type Postmaster } from "./postmaster-pid";
import { openServerLog, readServerLog, serverLog } from "./server-log";
import { serverSettings } from "./server-settings";
import type { ServerUser } from "./server-user";
import { SPAWN_ENVIRONMENT } from "./spawn-environment";
import { stopPostmaster } from "./stop-postmaster";
import { program } from "./usable-binaries";

interface Launch {
  dataDir: string;
  pgdata: string;
  binaries: string;
  user: ServerUser | undefined;
  settings?: Record<string, string>;
}

/** After a kill, PostgreSQL replays its log before it answers. */
const READY_MS = 120_000;
/** Sessions of a killed PostgreSQL notice its death and end, mostly at once. */
const ORPHANS_MS = 30_000;

/** Starts PostgreSQL and waits until it answers. Tries again when its port was snatched away, or sessions of a killed one still run. */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const deadline = Date.now() + ORPHANS_MS;
  for (let snatched = 0; ;) {
    const { handle, start } = openServerLog(launch.dataDir);
    const child = spawnPostmaster(launch, await freePort(), handle);
    const postmaster = await untilReady(child, launch.pgdata);
    if (postmaster) return postmaster;
    const log = readServerLog(launch.dataDir, start);
    if (/could not bind|address already in use/i.test(log) && ++snatched < 5) continue;
    if (/pre-existing shared memory block/.test(log) && Date.now() < deadline) {
      await delay(200);
      continue;
    }
    throw new OperatorError(`The embedded PostgreSQL did not start. The end of ${serverLog(launch.dataDir)}:\n${log.split("\n").slice(-12).join("\n")}`);
  }
}

function spawnPostmaster({ dataDir, pgdata, binaries, user, settings }: Launch, port: number, log: number): ChildProcess {
  // A stale postmaster.pid may hold a pid that is alive again as another program. PostgreSQL believes it stale when it is "its grandparent's",
  // and then still looks for sessions left of the former server. If we deleted the file instead, it could not.
  const stale = readPostmasterPid(pgdata)?.pid;
  const env = { ...SPAWN_ENVIRONMENT, ...(stale ? { PG_GRANDPARENT_PID: String(stale) } : {}) };
  const args = ["-D", pgdataArgument(pgdata, user), ...serverSettings(port, settings)];
  try {
    // Detached, so that Ctrl+C in the terminal reaches only us: we finish our requests first, and stop it last.
    const child = spawn(program(binaries, "postgres"), args, { ...user, cwd: pgdata, env, detached: true, stdio: ["ignore", log, log] });
    child.on("error", (error) => fs.appendFileSync(serverLog(dataDir), `${error.message}\n`));
    child.unref();
    return child;
  } finally {
    fs.closeSync(log);
  }
}

async function untilReady(child: ChildProcess, pgdata: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + READY_MS;
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmasterPid(pgdata);
    if (postmaster?.pid === child.pid && postmaster.ready) return postmaster;
    if (Date.now() > deadline) {
      await stopPostmaster(child.pid);
      return undefined;
    }
    await delay(20);
  }
  // What it wrote last, or why it could not be spawned, arrives a moment later.
  await delay(20);
  return undefined;
}
