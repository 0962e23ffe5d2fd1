import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Creates a file that only we may read, whole and durable, unless it exists already: of several processes that try, all end up with the first one's file.
 */
export function writeOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    fs.writeFileSync(draft, content, { mode: 0o600, flag: "wx", flush: true });
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
  syncDirectory(path.dirname(file));
}

/** Makes the names in a directory survive a power cut. Windows has no such call. */
export function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const handle = fs.openSync(directory, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
