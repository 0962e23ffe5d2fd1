/** What a person has to prove before the API goes on. */
export type Challenge = "sign-in" | "password";

interface Open {
  challenge: Challenge;
  passed: Promise<boolean>;
  settle: (passed: boolean) => void;
}

let open: Open | undefined;
const listeners = new Set<() => void>();

function change(next: Open | undefined): void {
  open = next;
  for (const listener of listeners) listener();
}

/**
 * Asks the person, in a dialog over the page, so that nothing they typed is lost. Requests that ask at the same time share the answer.
 * @returns false when they dismissed it.
 */
export async function askFor(challenge: Challenge): Promise<boolean> {
  while (open && open.challenge !== challenge) await open.passed;
  if (open) return open.passed;
  const { promise: passed, resolve } = withResolvers();
  change({ challenge, passed, settle: resolve });
  return passed;
}

/** Closes the dialog that is open. */
export function settleChallenge(passed: boolean): void {
  const settled = open;
  change(undefined);
  settled?.settle(passed);
}

/** The challenge that waits for an answer. */
export const currentChallenge = (): Challenge | undefined => open?.challenge;

/** Calls the listener whenever a challenge opens or closes. */
export function onChallengeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function withResolvers(): { promise: Promise<boolean>; resolve: (passed: boolean) => void } {
  let resolve: (passed: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((settle) => (resolve = settle));
  return { promise, resolve };
}
