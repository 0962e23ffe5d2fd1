import { query } from "../../db/pool";
import { sortSearch } from "../sort-search";
import { log } from "../../log";
import { linkAllEvents, linkEvents } from "./link-events";

/** How long a committed event waits to be linked while all is well, in milliseconds: what stands at most between its insert and its link. */
const interval = 1_000;

/** How often the words of new events are put in order for searches, in milliseconds. */
const sortInterval = 10_000;

interface Shared {
  timer?: NodeJS.Timeout;
  underWay?: Promise<void>;
  /** When the words of events were last put in order; and whether there have been new ones since. */
  sortedAt?: number;
  unsorted?: boolean;
  sorting?: Promise<void>;
}
const shared = globalThis as typeof globalThis & { latchkeyLinker?: Shared };
const state = (): Shared => (shared.latchkeyLinker ??= {});

/** Begins to link events into their chains, again and again; all instances may do so. */
export function startLinking(): void {
  const current = state();
  current.timer ??= setInterval(() => {
    current.underWay ??= linkRest().finally(() => (current.underWay = undefined));
  }, interval).unref();
}

/** Ends it, and links what is left. */
export async function stopLinking(): Promise<void> {
  const current = state();
  if (!current.timer) return;
  clearInterval(current.timer);
  current.timer = undefined;
  await Promise.all([current.underWay, current.sorting]);
  await linkAllEvents().catch(report);
}

async function linkRest(): Promise<void> {
  try {
    // While nothing happens this is all that is asked.
    while ((await query("SELECT 1 FROM audit_pending LIMIT 1", [], "audit-pending")).length > 0 && (await linkEvents()) > 0) state().unsorted = true;
    sortNow();
  } catch (error) {
    report(error);
  }
}

/** Begins to put words in order, if it is time; the chain doesn't wait for it. */
function sortNow(): void {
  const current = state();
  if (!current.unsorted || Date.now() - (current.sortedAt ?? 0) < sortInterval) return;
  Object.assign(current, { unsorted: false, sortedAt: Date.now() });
  current.sorting ??= sortSearch()
    .catch(report)
    .finally(() => (current.sorting = undefined));
}

function report(error: unknown): void {
  // They stay in the queue, and the next round takes them.
  log().debug({ reason: error instanceof Error ? error.message : String(error) }, "events of the audit trail are not linked yet");
}
