import { spawnSync } from "node:child_process";

/** The pid with the pids of its children, which is all that PostgreSQL has. */
export function withChildren(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return [pid, ...rows.filter(([, parent]) => parent === pid).map(([child]) => child!)];
}

/** Sends a signal to a process and then to its children; what ended meanwhile is left alone. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  const children = withChildren(pid).slice(1);
  // The parent first, so that it makes no new ones.
  send(pid, signal);
  for (const child of new Set([...children, ...withChildren(pid).slice(1)])) send(child, signal);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
