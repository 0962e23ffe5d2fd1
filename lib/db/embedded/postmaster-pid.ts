import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { processStart } from "../../launch/process-start.mjs";

/** What a running PostgreSQL writes about itself into its directory. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** The content of postmaster.pid, true or stale; undefined when there is none. */
export function readPostmasterPid(pgdata: string): Postmaster | undefined {
  try {
    // Lines: pid, directory, start time, port, socket directory, listen address, shared memory key, status.
    const lines = fs.readFileSync(path.join(pgdata, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The PostgreSQL that runs in this directory now; undefined when none does, whatever postmaster.pid says. */
export function runningPostmaster(pgdata: string): Postmaster | undefined {
  const written = readPostmasterPid(pgdata);
  return written && processStart(written.pid) && isPostgresOf(written.pid, pgdata) ? written : undefined;
}

/** A pid is reused by others: PostgreSQL has its name, and its directory as working directory. */
function isPostgresOf(pid: number, pgdata: string): boolean {
  if (process.platform === "win32") return true;
  if (!fs.existsSync(`/proc/${pid}`)) return /postgres/.test(spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout);
  try {
    if (!/postgres/.test(fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "")) return false;
    const [theirs, ours] = [fs.statSync(`/proc/${pid}/cwd`), fs.statSync(pgdata)];
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch (error) {
    // Inside a container root may be forbidden to look at the working directory of others. The name must do then.
    return ["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
  }
}
