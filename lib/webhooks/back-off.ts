const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one follows; the last goes on repeating. */
const delays = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour] as const;

/** For how long a delivery is tried. */
export const triedFor = 24 * hour;

/** A receiver that asks to be left alone is, for so long at most. */
const longestWish = hour;

/**
 * Milliseconds until the next attempt, a fifth more or less, so that receivers that failed together aren't asked together.
 * @param failed how many attempts have failed, this one included
 * @param wish seconds that the receiver has asked for
 */
export function backOff(failed: number, wish = 0, random = Math.random()): number {
  const delay = delays[Math.min(failed, delays.length) - 1]!;
  return Math.max(Math.round(delay * (0.8 + 0.4 * random)), Math.min(wish * second, longestWish));
}
