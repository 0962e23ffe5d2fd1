import fs from "node:fs";
import path from "node:path";
import { OperatorError } from "./operator-error";

/**
 * Makes sure that the data directory exists, is ours, and is closed to everybody else.
 * @returns its absolute path
 * @throws OperatorError when it belongs to another user or can't be made
 */
export function openDataDir(dataDir: string): string {
  const directory = path.resolve(dataDir);
  try {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new OperatorError(`Latchkey can't create its data directory ${directory}: ${reason(error)}. Set LATCHKEY_DATA_DIR to a directory that it may write.`);
  }
  if (process.platform === "win32") return directory;
  claim(directory);
  const { mode } = fs.statSync(directory);
  if ((mode & 0o777) !== 0o700) fs.chmodSync(directory, 0o700);
  return directory;
}

function claim(directory: string): void {
  const me = process.getuid?.();
  const owner = fs.statSync(directory).uid;
  if (owner === me) return;
  // A fresh volume of a container often belongs to somebody else. With anything in it, files of two owners would mix.
  if (me === 0 && fs.readdirSync(directory).length === 0) return fs.chownSync(directory, 0, process.getgid?.() ?? 0);
  throw new OperatorError(
    `The data directory ${directory} belongs to another user (uid ${owner}, this process has uid ${me}). Start Latchkey as that user, or set LATCHKEY_DATA_DIR to a directory of your own.`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
