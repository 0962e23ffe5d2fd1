import type { EntityManager } from "typeorm";
import { applyChanges, type Change, notification, type Topic } from "./changes";
import { UnavailableError } from "../errors";
import { dataSource } from "./data-source";
import { everyoneHeard } from "./everyone-heard";

/** A transaction under way. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Says that what instances keep in memory under this key is old once the transaction has committed. */
  changed(topic: Topic, key: string): void;
  /** Says after when (milliseconds since the epoch) the transaction must not commit, because whoever asked for it has been told that it failed. */
  commitBy(time: number): void;
}

/**
 * Runs work in one transaction: all of it is written, or nothing.
 * When it has committed, every instance forgets what has changed before the call returns.
 * @throws UnavailableError when the work took longer than it may; nothing is written then.
 */
export async function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const source = await dataSource();
  for (let attempt = 1; ; attempt += 1) {
    const changes: Change[] = [];
    let latest = Infinity;
    try {
      const result = await source.transaction(async (manager) => {
        const done = await work({
          manager,
          changed: (topic, key) => void changes.push({ topic, key }),
          commitBy: (time) => void (latest = Math.min(latest, time)),
        });
        if (changes.length > 0) await manager.query(...notification(changes));
        if (Date.now() > latest) throw new UnavailableError();
        return done;
      });
      applyChanges(changes);
      if (changes.length > 0) await everyoneHeard();
      return result;
    } catch (error) {
      if (attempt < 3 && isConflict(error)) continue;
      throw error;
    }
  }
}

/** True for a deadlock or a serialization failure: the same work may succeed at once. */
function isConflict(error: unknown): boolean {
  const cause = error instanceof Error && "driverError" in error ? (error.driverError as { code?: string }) : undefined;
  return cause?.code === "40001" || cause?.code === "40P01";
}
