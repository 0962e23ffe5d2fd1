import { UnavailableError } from "../lib/errors";

/** Lets work begin when its turn comes. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets so many works of one request run at once; the others wait. Work whose turn comes after the request's time is not begun:
 * nobody waits for it any more.
 * @param longest milliseconds from now
 */
export function takeTurns(most: number, longest: number): Turns {
  const end = performance.now() + longest;
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      if (performance.now() > end) throw new UnavailableError();
      return await work();
    } finally {
      // Whoever waits takes over the place.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
