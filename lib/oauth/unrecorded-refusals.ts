import { recordDurably } from "../audit/record-durably";
import { log } from "../log";
import { networkOf } from "../rate-limit/network-of";
import type { ClientRecord } from "../tokens/client-record";
import { refusalOf } from "./record-refusal";

/** How long refusals are counted before the event about them is written, in milliseconds. */
const interval = 60_000;
/** Of how many accounts and networks they are told apart; those of all others are counted together. */
const mostKinds = 1_000;

type Account = Pick<ClientRecord, "accountId" | "teamId" | "name">;

interface Refusals {
  /** Whom they were about, as far as there is such an account. */
  account: Account | undefined;
  address: string | null;
  network: string | null;
  count: number;
  from: Date;
}

interface Shared {
  refusals: Map<string, Refusals>;
  timer?: NodeJS.Timeout;
}
// Next keeps its own copy of every module; the process has one memory of refusals.
const shared = globalThis as typeof globalThis & { latchkeyRefusals?: Shared };
const state = (): Shared => (shared.latchkeyRefusals ??= { refusals: new Map() });

/**
 * Counts an attempt that was refused because there were too many before it. Such attempts leave no event each, which would fill the disk, but one a
 * minute that says how many there were: who guesses is seen for as long as it goes on.
 */
export function countUnrecorded(account: Account | undefined, address: string | null): void {
  const { refusals } = state();
  const network = networkOf(address);
  const key = `${account?.accountId ?? ""} ${network}`;
  if (refusals.has(key) || refusals.size < mostKinds) add(key, { account, address, network, count: 1, from: new Date() });
  else add("", { account: undefined, address: null, network: null, count: 1, from: new Date() });
  state().timer ??= setTimeout(() => void flushUnrecorded(), interval).unref();
}

function add(key: string, more: Refusals): void {
  const { refusals } = state();
  const known = refusals.get(key);
  refusals.set(key, known ? { ...known, count: known.count + more.count } : more);
}

/** Writes the events; what can't be written now is counted on. Used also at shutdown and by tests. */
export async function flushUnrecorded(): Promise<void> {
  const current = state();
  clearTimeout(current.timer);
  current.timer = undefined;
  const counted = [...current.refusals];
  current.refusals.clear();
  const outcomes = await Promise.allSettled(counted.map(([, refusals]) => recordDurably(eventOf(refusals))));
  outcomes.forEach((outcome, n) => {
    if (outcome.status === "fulfilled") return;
    log().debug({ reason: outcome.reason instanceof Error ? outcome.reason.message : String(outcome.reason) }, "refusals are not written yet");
    add(...counted[n]!);
    current.timer ??= setTimeout(() => void flushUnrecorded(), interval).unref();
  });
}

function eventOf({ account, address, network, count, from }: Refusals) {
  const details = { reason: "too many failed attempts", count, network, from: from.toISOString() };
  return refusalOf(account, { address, userAgent: null, requestId: null }, details);
}
