import { setTimeout as delay } from "node:timers/promises";
import { OperatorError } from "../../data-dir/operator-error";
import { runningPostmaster, type Postmaster } from "./postmaster-pid";

/** PostgreSQL replays its log when it was killed, which takes long after many writes. */
const PATIENCE_MS = 120_000;

/**
 * Takes over the PostgreSQL that a dead process left running in this directory. Waits while it is starting or stopping.
 * @returns undefined when none runs
 */
export async function adoptPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const postmaster = runningPostmaster(pgdata);
    if (!postmaster || postmaster.ready) return postmaster;
    if (Date.now() > deadline)
      throw new OperatorError(`PostgreSQL is running in ${pgdata}, process ${postmaster.pid}, but not ready. End that process, then start again.`);
    await delay(50);
  }
}
