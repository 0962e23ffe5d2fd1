import { NetworkError } from "./errors";

let lost = false;
const listeners = new Set<() => void>();

function note(isLost: boolean): void {
  if (isLost === lost) return;
  lost = isLost;
  for (const listener of listeners) listener();
}

/** Whether the last request got no answer, or the browser says that it is offline. */
export const isConnectionLost = (): boolean => lost;

/** Calls the listener whenever the connection is lost or back. */
export function onConnectionChange(listener: () => void): () => void {
  const offline = () => note(true);
  // The browser only knows of its own network; whether Latchkey answers is seen by asking.
  const online = () => void checkConnection();
  listeners.add(listener);
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);
  if (!navigator.onLine) queueMicrotask(offline);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("offline", offline);
    window.removeEventListener("online", online);
  };
}

/** Asks whether the server answers again. */
export async function checkConnection(): Promise<void> {
  await reach("/healthz", { cache: "no-store" }).catch(() => undefined);
}

/** `fetch` from our own server, which tells the pages when no answer comes. @throws NetworkError, and the signal's own error */
export async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    const response = await fetch(path, init);
    note(false);
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    note(true);
    throw new NetworkError();
  }
}
