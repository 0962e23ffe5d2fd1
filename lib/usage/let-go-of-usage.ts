import { alone } from "../db/alone";
import { kept } from "./usage-of";

/** Any number that nobody else takes. */
const usageLock = 7_203_114_923;

/** Removes counters that are kept no longer: of hours first, which live on in those of their days. */
export async function letGoOfUsage(now = Date.now()): Promise<void> {
  const before = (days: number) => [new Date(now - days * 86_400_000)];
  await alone("usage", usageLock, async (run) => {
    await run("DELETE FROM usage_hour WHERE at < $1", before(kept.HOUR));
    for (const table of ["usage_day", "usage_last", "usage_permission"]) await run(`DELETE FROM ${table} WHERE at < $1`, before(kept.DAY));
    // A process that has written nothing for a week has nothing left to write.
    await run("DELETE FROM usage_flush WHERE at < $1", before(7));
  });
}
