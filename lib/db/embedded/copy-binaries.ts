import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { linkLibraries } from "./link-libraries";

/**
 * Copies the binaries into a folder `name` below `place`, unless they are there, so that others can run but not change them.
 * @returns the folder, or undefined when this place doesn't serve
 */
export async function copyBinaries(native: string, place: string, name: string): Promise<string | undefined> {
  const target = path.join(place, name);
  const draft = `${target}.${randomBytes(6).toString("hex")}`;
  try {
    fs.mkdirSync(place, { recursive: true, mode: 0o755 });
    // In a directory that others may write, somebody could have laid out binaries for us to run.
    if (!isOurs(place)) return undefined;
    if (fs.existsSync(target)) return isOurs(target) ? target : undefined;
    removeOldDrafts(place, name);
    await fs.promises.cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") && !file.endsWith("/include") });
    linkLibraries(draft);
    openToAll(draft);
    fs.renameSync(draft, target);
    return target;
  } catch {
    // Another process may just have put the same copy there.
    return fs.existsSync(target) && isOurs(target) ? target : undefined;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** What a process left that was killed while copying, which takes a second. */
function removeOldDrafts(place: string, name: string): void {
  const drafts = fs.readdirSync(place).filter((other) => other.startsWith(`${name}.`));
  for (const draft of drafts.map((other) => path.join(place, other))) {
    if (Date.now() - fs.statSync(draft).mtimeMs > 600_000) fs.rmSync(draft, { recursive: true, force: true });
  }
}

function isOurs(directory: string): boolean {
  const stat = fs.lstatSync(directory);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** A strict umask, or that of whoever installed, must not lock the other user out. */
function openToAll(file: string): void {
  const stat = fs.lstatSync(file);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(file, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of fs.readdirSync(file)) openToAll(path.join(file, name));
}
