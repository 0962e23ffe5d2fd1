import type { Transaction } from "./transaction";

/** The time at which the transaction began by the database's clock: the one clock that all instances and commands share. */
export async function databaseTime(tx: Transaction): Promise<Date> {
  const [row] = await tx.manager.query<{ now: Date }[]>("SELECT now()");
  return row!.now;
}
