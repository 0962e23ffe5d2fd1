import { LRUCache } from "lru-cache";
import { query } from "../db/pool";

/** A stretch of time for which a budget is given, by the database's clock, in UTC. */
export type Stretch = "minute" | "day";

/** What is left after something was taken, or wasn't. */
export interface Balance {
  taken: boolean;
  limit: number;
  /** As far as this instance knows: others take as well. */
  left: number;
  /** Milliseconds until there is a new budget. */
  resetIn: number;
}

interface Budget {
  limit: number;
  /** What this instance may give out without asking. */
  held: number;
  /** What nobody has taken yet, when it asked last. */
  free: number;
  /** When the stretch ends, by this process's clock, which only measures how long it is until then. */
  until: number;
  asking?: Promise<void>;
}

const budgets = new LRUCache<string, Budget>({ max: 50_000 });

// A new stretch begins with nothing taken. What is taken may go beyond the limit: who gets what of it follows from the order of these writes.
const statement = (stretch: Stretch) => `WITH clock AS (SELECT date_trunc('${stretch}', clock_timestamp() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS starts_at)
  INSERT INTO quota_use AS q (key, starts_at, taken) SELECT $1, starts_at, $2 FROM clock
  ON CONFLICT (key) DO UPDATE SET starts_at = greatest(q.starts_at, excluded.starts_at),
    taken = CASE WHEN excluded.starts_at > q.starts_at THEN excluded.taken ELSE least(q.taken + excluded.taken, 2000000000) END
  RETURNING taken, extract(epoch FROM starts_at + interval '1 ${stretch}' - clock_timestamp())::float8 * 1000 AS left_over`;

/**
 * Takes one of a budget that all instances share. Each takes a slice of what is left at a time, an eighth, and gives it out from memory: together they
 * never give out more than the limit, and the less is left, the smaller is what one may keep from the others.
 */
export async function takeOne(key: string, limit: number, stretch: Stretch): Promise<Balance> {
  let budget = budgets.get(key);
  if (budget?.limit !== limit) budgets.set(key, (budget = { limit, held: 0, free: limit, until: 0 }));
  for (;;) {
    const now = Date.now();
    if (now >= budget.until) Object.assign(budget, { held: 0, free: limit });
    else if (budget.held > 0) {
      budget.held -= 1;
      return balance(budget, true, now);
    } else if (budget.free <= 0) return balance(budget, false, now);
    const found = budget;
    await (budget.asking ??= ask(key, found, stretch).finally(() => (found.asking = undefined)));
  }
}

async function ask(key: string, budget: Budget, stretch: Stretch): Promise<void> {
  const slice = Math.max(1, Math.floor(budget.free / 8));
  const [row] = await query<{ taken: number; left_over: number }>(statement(stretch), [key, slice], `quota-${stretch}`);
  const before = row!.taken - slice;
  budget.held = Math.max(0, Math.min(slice, budget.limit - before));
  budget.free = Math.max(0, budget.limit - row!.taken);
  budget.until = Date.now() + Math.max(1, row!.left_over);
}

const balance = ({ limit, held, free, until }: Budget, taken: boolean, now: number): Balance => ({ taken, limit, left: held + free, resetIn: until - now });

/** How much of each of these budgets has been taken in the present stretch. One statement. */
export async function takenOf(keys: readonly string[], stretch: Stretch): Promise<Map<string, number>> {
  const rows = await query<{ key: string; taken: number }>(
    `SELECT key, taken FROM quota_use WHERE key = ANY($1) AND starts_at = date_trunc('${stretch}', clock_timestamp() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
    [keys],
  );
  return new Map(rows.map(({ key, taken }) => [key, taken]));
}

/** Forgets what this process holds, as another one would know nothing of it; for tests. */
export function forgetBudgets(): void {
  budgets.clear();
}
