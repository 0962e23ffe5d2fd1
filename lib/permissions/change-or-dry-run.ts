import type { EntityManager } from "typeorm";
import { type Transaction, transaction } from "../db/transaction";
import { type Impact, impactOf } from "./impact";
import { roadsOf } from "./roads-of";

/** Whose permissions a change may touch. */
export interface Touched {
  memberIds: readonly string[];
  serviceAccountIds: readonly string[];
}

/** How many of each kind a dry run looks at. */
export const mostWeighed = 1_000;

class RolledBack extends Error {
  constructor(readonly impact: Impact) {
    super("a dry run");
  }
}

/**
 * Makes a change to somebody's permissions in one transaction; as a dry run, weighs what it would do to whom and takes it back.
 * The very same code runs both times, so that a dry run can't differ from the change, in its refusals neither.
 * @param touched whose permissions the work may change, asked before it is done; at most `mostWeighed` of each kind are looked at
 * @param work is done twice in a dry run, so that it must touch nothing but the database
 */
export async function changeOrDryRun<Result>(
  dryRun: boolean | null | undefined,
  touched: (manager: EntityManager) => Promise<Touched>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<{ result: Result; impact: null } | { result: null; impact: Impact }> {
  if (!dryRun) return { result: await transaction(work), impact: null };
  try {
    await transaction(async (tx) => {
      // First to see that it is allowed at all: whose permissions it touches isn't looked at for others, not even for the time that it takes.
      await tx.manager.query("SAVEPOINT before");
      await work(tx);
      await tx.manager.query("ROLLBACK TO SAVEPOINT before");
      const all = await touched(tx.manager);
      const weighed = { memberIds: all.memberIds.slice(0, mostWeighed), serviceAccountIds: all.serviceAccountIds.slice(0, mostWeighed) };
      const before = await roadsOf(tx.manager, weighed);
      await work(tx);
      const complete = weighed.memberIds.length === all.memberIds.length && weighed.serviceAccountIds.length === all.serviceAccountIds.length;
      throw new RolledBack(impactOf(before, await roadsOf(tx.manager, weighed), complete));
    });
    throw new Error("a dry run was not taken back");
  } catch (error) {
    if (error instanceof RolledBack) return { result: null, impact: error.impact };
    throw error;
  }
}
