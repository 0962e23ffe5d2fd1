import { randomUUID } from "node:crypto";
import { type Change, hearsChanges, onChange } from "./changes";

/** The longest that a change waits for its own news, in milliseconds. */
const patience = 250;

const waiting = new Map<string, () => void>();
onChange("echo", (key) => {
  if (key !== "*") return waiting.get(key)?.();
  for (const heard of waiting.values()) heard();
});

/** News of a change that comes back to where it was made. */
export interface Echo {
  /** What is told with the change. */
  change: Change;
  /** Resolves when it is back, or when that takes too long; it never fails. */
  heard(): Promise<void>;
  /** For when nothing is told after all. */
  forget(): void;
}

/**
 * Makes the echo of a change. It reaches this process at about the time at which the change reaches the other instances: who waits for it before saying
 * that something is done is seldom contradicted by another instance that hasn't heard yet.
 */
export function newEcho(): Echo {
  const id = randomUUID();
  const back = new Promise<void>((resolve) => waiting.set(id, resolve));
  const forget = () => void waiting.delete(id);
  return {
    change: { topic: "echo", key: id },
    forget,
    heard: async () => {
      const timer = setTimeout(() => waiting.get(id)?.(), patience);
      if (hearsChanges()) await back;
      clearTimeout(timer);
      forget();
    },
  };
}
