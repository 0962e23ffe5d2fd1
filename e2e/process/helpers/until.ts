import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks again and again until the answer is truthy.
 * @param patience milliseconds after which it gives up
 * @throws Error that tells what was waited for and what came last
 */
export async function until<T>(what: string, ask: () => T | Promise<T>, patience = 15_000): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + patience;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      last = await ask();
      if (last) return last as NonNullable<Exclude<T, false>>;
    } catch (error) {
      last = error;
    }
    await delay(25);
  }
  throw new Error(`waited ${patience} ms for: ${what}; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
