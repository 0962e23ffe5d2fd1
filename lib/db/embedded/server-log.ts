import fs from "node:fs";
import path from "node:path";

const LIMIT_BYTES = 10 * 1024 * 1024;

/** The file that PostgreSQL writes its messages to. */
export const serverLog = (dataDir: string) => path.join(dataDir, "postgres.log");

/** Opens the log for a new start. A large one becomes `postgres.log.1` first, in place of the one before. */
export function openServerLog(dataDir: string): { handle: number; start: number } {
  const file = serverLog(dataDir);
  const size = fs.existsSync(file) ? fs.statSync(file).size : 0;
  if (size > LIMIT_BYTES) fs.renameSync(file, `${file}.1`);
  const handle = fs.openSync(file, "a", 0o600);
  return { handle, start: fs.fstatSync(handle).size };
}

/** What was logged since a start. */
export function readServerLog(dataDir: string, start: number): string {
  return fs.readFileSync(serverLog(dataDir)).subarray(start).toString("utf8").trim();
}
