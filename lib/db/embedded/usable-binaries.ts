import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { OperatorError } from "../../data-dir/operator-error";
import { copyBinaries } from "./copy-binaries";
import { linkLibraries } from "./link-libraries";
import { postgresPackage } from "./postgres-package";
import { SPAWN_ENVIRONMENT } from "./spawn-environment";
import type { ServerUser } from "./server-user";

/** Path of a program in a folder of binaries. */
export function program(binaries: string, name: "postgres" | "initdb" | "pg_ctl"): string {
  return path.join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * A folder of PostgreSQL binaries that the given user can really run. Usually that of node_modules; when the user can't reach it
 * (a clone below /root) or it lacks its links and is read-only, a copy that is made once.
 * @throws OperatorError when nothing works
 */
export async function usableBinaries(user: ServerUser | undefined, dataDir: string): Promise<string> {
  const { native, key } = postgresPackage();
  linkLibraries(native);
  makeExecutable(native);
  let problem = whyUnusable(native, user);
  if (!problem) return native;
  const places = user ? ["/var/cache/latchkey", "/usr/local/lib/latchkey", "/var/tmp/latchkey"] : [dataDir];
  for (const place of places) {
    const copy = await copyBinaries(native, place, `postgres-${key}`);
    if (!copy) continue;
    const still = whyUnusable(copy, user);
    if (!still) return copy;
    problem = still;
  }
  throw new OperatorError(
    `The embedded PostgreSQL can't run here${user ? ` as user ${user.uid} (root may not run it)` : ""}: ${problem}\n` +
      `Set DATABASE_URL to a PostgreSQL server, or ${user ? "move Latchkey to a folder that every user can read, or start it as an ordinary user" : "use a Linux with glibc 2.27 or newer, macOS or Windows"}.`,
  );
}

/** Asking the file system is not enough: libraries, mount options and the C library decide too. */
function whyUnusable(binaries: string, user: ServerUser | undefined): string | undefined {
  const trial = spawnSync(program(binaries, "postgres"), ["--version"], { ...user, encoding: "utf8", cwd: "/", env: SPAWN_ENVIRONMENT, timeout: 30_000 });
  if (trial.status === 0) return undefined;
  return trial.error?.message ?? (trial.stderr.trim() || `${program(binaries, "postgres")} ended with ${trial.signal ?? trial.status}`);
}

function makeExecutable(binaries: string): void {
  for (const name of ["postgres", "initdb", "pg_ctl"] as const) {
    try {
      if ((fs.statSync(program(binaries, name)).mode & 0o111) === 0) fs.chmodSync(program(binaries, name), 0o755);
    } catch {
      // Read-only: the trial tells.
    }
  }
}
