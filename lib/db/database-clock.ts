import { query } from "./pool";

/** The present time by the database's clock, in milliseconds since the epoch. */
export async function databaseClock(): Promise<number> {
  const [row] = await query<{ now: Date }>("SELECT clock_timestamp() AS now");
  return row!.now.getTime();
}
