import type { Transaction } from "../db/transaction";

// Any number; whatever makes or retires keys comes one after another.
const rotationLock = 7_203_114_907;

/**
 * Waits for its turn to make or retire signing keys, and holds it until the transaction ends.
 * @returns the database's time after the wait: keys are told apart by when they were made, so that of two that come at once the later one is the newer
 */
export async function lockKeys(tx: Transaction): Promise<Date> {
  await tx.manager.query("SELECT pg_advisory_xact_lock($1)", [rotationLock]);
  const [row] = await tx.manager.query<{ now: Date }[]>("SELECT clock_timestamp() AS now");
  return row!.now;
}
