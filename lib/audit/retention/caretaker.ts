import { letGoOfUsage } from "../../usage/let-go-of-usage";
import { log } from "../../log";
import { ensureMonths } from "../months";
import { letGo } from "./let-go";

/** How often the trail is looked after, in milliseconds. */
const interval = 3_600_000;

const shared = globalThis as typeof globalThis & { latchkeyCaretaker?: { timer?: NodeJS.Timeout; underWay?: Promise<void> } };
const state = () => (shared.latchkeyCaretaker ??= {});

/** Begins to look after the trail and the counters of use once an hour: months that come get their table, and what isn't kept any longer goes. */
export function startCaretaker(): void {
  const current = state();
  current.timer ??= setInterval(() => {
    current.underWay ??= lookAfter().finally(() => (current.underWay = undefined));
  }, interval).unref();
}

/** Nothing is let go of any more; for the end of the process. */
export function stopCaretaker(): void {
  const current = state();
  clearInterval(current.timer);
  current.timer = undefined;
}

async function lookAfter(): Promise<void> {
  try {
    await ensureMonths();
    await letGoOfUsage();
    const { teams, months, events } = await letGo();
    if (teams > 0) log().info({ teams, months, events }, "audit events beyond retention are gone");
  } catch (error) {
    log().warn(
      { reason: error instanceof Error ? error.message : String(error) },
      "the audit trail and the counters of use could not be looked after; the next hour tries again",
    );
  }
}
