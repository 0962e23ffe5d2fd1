import { notifications } from "@mantine/notifications";
import { type ComponentType, createElement, useEffect, useSyncExternalStore } from "react";

/** A component whose code isn't in the page's first load. It draws nothing until the code is here. */
export type Later<Props extends object> = ComponentType<Props> & Code;

interface Code {
  /** Fetches the code, once; after a failure, again. */
  fetch: () => Promise<void>;
  isHere: () => boolean;
}

// The page has its data by then, on a connection that isn't slow.
const rest = 1_000;

/** Puts off the code of a component: it is fetched when the page that holds it has come to rest, or when something asks for it before. */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  let pending: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  function fetch(): Promise<void> {
    pending ??= load().then(
      (module) => {
        loaded = module.default;
        for (const listener of listeners) listener();
      },
      (error: unknown) => {
        pending = undefined;
        throw error;
      },
    );
    return pending;
  }
  function onArrival(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function Part(props: Props) {
    const Arrived = useSyncExternalStore(
      onArrival,
      () => loaded,
      () => undefined,
    );
    useFetchAtRest(fetch);
    return Arrived ? createElement(Arrived, props) : null;
  }
  return Object.assign(Part, { fetch, isHere: () => loaded !== undefined });
}

/** Fetches code that will be wanted, once nothing waits for the connection any more. */
export function useFetchAtRest(fetch: () => Promise<unknown>): void {
  useEffect(() => {
    // What can't be fetched now is fetched when it is wanted.
    const timer = window.setTimeout(() => void fetch().catch(() => undefined), rest);
    return () => window.clearTimeout(timer);
  }, [fetch]);
}

/** Does what needs the code of a part: in this very moment if it is here, so that the focus is where it was; tells the person when it can't be fetched. */
export function withCode({ fetch, isHere }: Code, run: () => void): void {
  if (isHere()) return run();
  fetch().then(run, () => notifications.show({ color: "red", title: "This can't be opened now", message: "Check your connection, and try again." }));
}
