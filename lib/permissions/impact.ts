import type { EntityManager } from "typeorm";
import { type Transaction, transaction } from "../db/transaction";
import { grantsOf, type HolderGrants } from "./load-effective";
import { type Effective, weigh } from "./weigh";

/** A permission of a product that somebody would gain or lose. */
export interface ImpactRight {
  productId: string;
  permission: string;
}

/** What a change would do to one member or service account. */
export interface HolderImpact {
  type: HolderGrants["type"];
  id: string;
  name: string;
  gained: ImpactRight[];
  lost: ImpactRight[];
}

/** What a change would do, before it is made. */
export interface Impact {
  /** Those who would gain or lose something; the first `mostHolders`. */
  holders: HolderImpact[];
  gaining: number;
  losing: number;
  /** False when the change touches more than `mostWeighed`, of whom only the first were weighed. */
  complete: boolean;
}

/** Whose rights a change may touch. */
export interface Touched {
  memberIds: readonly string[];
  serviceAccountIds: readonly string[];
}

export const mostHolders = 100;
export const mostWeighed = 1_000;

class RolledBack extends Error {
  constructor(readonly impact: Impact) {
    super("a dry run");
  }
}

/**
 * Makes a change to somebody's rights in one transaction; as a dry run, weighs what it would do to whom and takes it back.
 * The very same code runs both times, so that a preview can't differ from the change, in its refusals neither.
 * @param touched whose rights the work may change, asked before it is done; at most `mostWeighed` of each kind are looked at
 * @param work is done twice in a dry run, so that it must touch nothing but the database
 */
export async function rightsChange<Result>(
  dryRun: boolean | null | undefined,
  touched: (manager: EntityManager) => Promise<Touched>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<{ result: Result; impact: null } | { result: null; impact: Impact }> {
  if (!dryRun) return { result: await transaction(work), impact: null };
  try {
    await transaction(async (tx) => {
      // First to see that it is allowed at all: whose rights it touches isn't looked at for others, not even for the time that it takes.
      await tx.manager.query("SAVEPOINT before");
      await work(tx);
      await tx.manager.query("ROLLBACK TO SAVEPOINT before");
      const all = await touched(tx.manager);
      const weighed = { memberIds: all.memberIds.slice(0, mostWeighed), serviceAccountIds: all.serviceAccountIds.slice(0, mostWeighed) };
      const before = await grantsOf(tx.manager, weighed);
      await work(tx);
      const complete = weighed.memberIds.length === all.memberIds.length && weighed.serviceAccountIds.length === all.serviceAccountIds.length;
      throw new RolledBack(compare(before, await grantsOf(tx.manager, weighed), complete));
    });
    throw new Error("a dry run was not taken back");
  } catch (error) {
    if (error instanceof RolledBack) return { result: null, impact: error.impact };
    throw error;
  }
}

function compare(before: readonly HolderGrants[], after: readonly HolderGrants[], complete: boolean): Impact {
  // Whoever is gone after the change has lost everything.
  const later = new Map(after.map((holder) => [holder.id, holder]));
  const changed = before.flatMap(({ type, id, name, holder, grants, now }) => {
    const next = later.get(id);
    const [had, has] = [rightsIn(weigh(grants, holder, now)), next ? rightsIn(weigh(next.grants, next.holder, next.now)) : new Map<string, ImpactRight>()];
    const gained = [...has].flatMap(([key, right]) => (had.has(key) ? [] : [right]));
    const lost = [...had].flatMap(([key, right]) => (has.has(key) ? [] : [right]));
    return gained.length + lost.length > 0 ? [{ type, id, name, gained, lost }] : [];
  });
  return {
    holders: changed.slice(0, mostHolders),
    gaining: changed.filter(({ gained }) => gained.length > 0).length,
    losing: changed.filter(({ lost }) => lost.length > 0).length,
    complete,
  };
}

function rightsIn({ held }: Effective): Map<string, ImpactRight> {
  const rights = [...held].flatMap(([productId, permissions]) => [...permissions.keys()].map((permission) => ({ productId, permission })));
  return new Map(rights.map((right) => [`${right.productId} ${right.permission}`, right]));
}
