import { spawnSync } from "node:child_process";
import fs from "node:fs";

/**
 * Says when a process began, as an opaque text: a pid alone is reused by others, a pid with its start is not.
 * Undefined when no such process runs. A zombie counts as dead: it holds nothing, and where nobody reaps it stays for ever.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (fs.existsSync("/proc/self/stat")) return fromProc(pid);
  return process.platform === "win32" ? fromSignal(pid) : fromPs(pid);
}

/** @param {number} pid */
function fromProc(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces and brackets itself. What follows starts with field 3, the state; field 22 is the start.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${bootId()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

// Field 22 counts from boot, and small virtual ones boot alike each time, so the boot belongs to the answer.
function bootId() {
  try {
    return fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

/** @param {number} pid */
function fromPs(pid) {
  const { stdout } = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8", env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } });
  const [state, ...start] = (stdout ?? "").trim().split(/\s+/);
  return !state || state.startsWith("Z") ? undefined : start.join(" ");
}

/** @param {number} pid */
function fromSignal(pid) {
  try {
    process.kill(pid, 0);
    return "running";
  } catch (error) {
    return error.code === "EPERM" ? "running" : undefined;
  }
}
