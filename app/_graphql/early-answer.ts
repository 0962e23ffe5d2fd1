/** What `EarlyRequest` leaves behind. */
interface Early {
  body: string;
  /** When it was sent, as `performance.now()` counts. */
  at: number;
  answer: Promise<Response>;
}

declare global {
  interface Window {
    latchkeyEarly?: Early;
  }
}

// Later it might be of a session that has ended, or of permissions that have changed.
const longest = 10_000;

/** The answer to a request that was sent before this code was here; each is taken once. Undefined when there is none, or it failed. */
export async function earlyAnswer(body: string): Promise<Response | undefined> {
  const early = window.latchkeyEarly;
  if (early?.body !== body) return undefined;
  delete window.latchkeyEarly;
  return performance.now() - early.at < longest ? early.answer.catch(() => undefined) : undefined;
}
