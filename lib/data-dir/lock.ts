import { setTimeout as delay } from "node:timers/promises";
import { tryLock } from "../launch/file-lock.mjs";
import { OperatorError } from "./operator-error";

/** What a process does with the data directory that it holds. */
export type Purpose = "server" | "dev" | "command";

/** The process that holds a data directory. */
interface LockHolder {
  pid: number;
  purpose: Purpose;
  /** Where that process can be reached, if it can. */
  url?: string;
}

/** Gives the data directory back. */
export type Release = () => Promise<void>;

/** How long anybody waits for a command, which is short by nature. */
export const COMMAND_PATIENCE_MS = 15_000;

/** Another process holds the data directory. */
export class DataDirLockedError extends OperatorError {
  override name = "DataDirLockedError";
  constructor(
    readonly dataDir: string,
    readonly holder: LockHolder,
  ) {
    super(
      holder.purpose === "command"
        ? `A latchkey command is working on this data directory (${dataDir}), process ${holder.pid}. Try again when it has ended.`
        : `Latchkey is already running on this data directory (${dataDir}), process ${holder.pid}${holder.url ? `: ${holder.url}` : "."}`,
    );
  }
}

/** Tries once to take the data directory for this process. Returns who holds it otherwise. */
export function tryDataDirLock(dataDir: string, purpose: Purpose, url?: string): { release: Release } | { holder: LockHolder } {
  const attempt = tryLock(dataDir, { purpose, url });
  if (!attempt.release) return { holder: attempt.holder as LockHolder };
  const { release } = attempt;
  return {
    release: async () => release(),
  };
}

/**
 * Takes the data directory for this process; it is free again after `Release`, or when the process dies in any way.
 * Waits a while for a command that holds it, but not for a server.
 * @throws DataDirLockedError
 */
export async function acquireLock(dataDir: string, purpose: Purpose, url?: string): Promise<Release> {
  const deadline = Date.now() + COMMAND_PATIENCE_MS;
  for (;;) {
    const attempt = tryDataDirLock(dataDir, purpose, url);
    if ("release" in attempt) return attempt.release;
    if (attempt.holder.purpose !== "command" || Date.now() > deadline) throw new DataDirLockedError(dataDir, attempt.holder);
    await delay(100);
  }
}
