import { randomUUID } from "node:crypto";
import { askListening, inbox, inboxPrefix, isListener, lease, notification, onChange, tellOne } from "./changes";

/** Asks all who listen, and tells who they are; what was told before has reached them when they answer. */
const ask = `SELECT pg_notify($1, $2), ARRAY(
  SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND starts_with(application_name, '${inboxPrefix}')
) AS listeners`;

/** What is sent beside the statements of the work itself, so that everyone hears of it. */
export const hearingStatements: readonly string[] = [ask, tellOne];

/** A question that not everybody has answered yet. */
interface Round {
  answered: Set<string>;
  /** Those who listened when it was asked, once known. */
  listeners?: string[];
  over(): void;
}
const rounds = new Map<string, Round>();

/**
 * Who let a whole lease pass without an answer: frozen, cut off, or left behind by a process that is gone. They answer nothing from memory until they
 * hear again, so nobody waits for them until they have answered once.
 */
const silent = new Set<string>();

const missing = ({ answered, listeners }: Round) => (listeners ? listeners.filter((name) => !answered.has(name) && !silent.has(name)) : ["unknown"]);

onChange("heard", (key) => {
  const [id = "", name = ""] = key.split(" ");
  silent.delete(name);
  const round = rounds.get(id);
  round?.answered.add(name);
  if (round && missing(round).length === 0) round.over();
});

/** Asks once, and waits until all who listen have answered, but no longer than a lease: then who hasn't answers nothing from memory any more. */
async function round(): Promise<void> {
  const id = randomUUID();
  let over!: () => void;
  const all = new Promise<void>((resolve) => (over = resolve));
  const timer = setTimeout(over, lease);
  const under: Round = { answered: new Set(), over };
  rounds.set(id, under);
  try {
    const [, values] = notification([{ topic: "who-heard", key: `${inbox()} ${id}` }]);
    under.listeners = (await askListening<{ listeners: string[] }>(ask, values))[0]!.listeners;
    if (missing(under).length === 0) over();
  } catch {
    // Our connection is lost: nobody's answer can reach us, so the whole lease is waited.
  }
  await all;
  clearTimeout(timer);
  rounds.delete(id);
  if (under.listeners) for (const name of missing(under)) silent.add(name);
}

let next: Promise<void> | undefined;

/**
 * Resolves when every instance has applied the changes that were committed before the call, or answers nothing from memory because it doesn't hear:
 * from then on nobody is answered by what was before. Takes a round trip to the instances; at most `lease` while one of them is frozen or cut off.
 * Changes made at the same time share one question. A process that doesn't listen (a script) doesn't wait.
 */
export function everyoneHeard(): Promise<void> {
  if (!isListener()) return Promise.resolve();
  next ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    next = undefined;
    return round();
  });
  return next;
}
