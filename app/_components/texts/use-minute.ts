import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let minutes = 0;
let timer: number | undefined;

function tick(): void {
  minutes++;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(tick, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** Renders the component again each minute. All share one timer. @returns a number that changes with each. */
export const useMinute = (): number =>
  useSyncExternalStore(
    subscribe,
    () => minutes,
    () => 0,
  );
