import { spawnSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { processStart } from "../../launch/process-start.mjs";

// With the time that requests get to end, less than the 30 s after which supervisors kill.
const FAST_MS = 8_000;
const IMMEDIATE_MS = 4_000;

/**
 * Ends PostgreSQL and waits until it is gone. First in order: it closes all sessions and writes all it has.
 * If that takes too long at once, which loses nothing either but costs a recovery at the next start.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const started = processStart(pid);
  if (!started) return;
  signal(pid, "SIGINT");
  if (await isGone(pid, started, FAST_MS)) return;
  signal(pid, "SIGQUIT");
  if (await isGone(pid, started, IMMEDIATE_MS)) return;
  throw new Error(`The embedded PostgreSQL, process ${pid}, did not stop`);
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    // Windows has no signals, and Node would kill it there.
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function isGone(pid: number, started: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (processStart(pid) === started) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
