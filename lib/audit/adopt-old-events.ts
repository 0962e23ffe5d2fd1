import { alone, atomically, type Run } from "../db/alone";
import { query } from "../db/pool";
import { log } from "../log";
import { insertEvents } from "./event";
import { auditLock } from "./lock";
import { makeMonths, monthsBetween, timeOfId } from "./months";
import { sealOf } from "./seal";
import { type StoredEvent, storedEvent } from "./stored-event";

const batch = 5_000;

/**
 * Takes over the events of a version that had no chain: seals each and puts it into its month, all of them or none.
 * Only into a trail without a chain: nobody gets events into one that is there by leaving a table.
 */
export async function adoptOldEvents(): Promise<void> {
  if (!(await isThere((text) => query(text)))) return;
  await alone("audit", auditLock, async (run) => {
    if (!(await isThere(run))) return;
    const [chain] = await run<{ begun: boolean }>("SELECT EXISTS (SELECT 1 FROM audit_head) AS begun");
    if (chain!.begun) log().error("the audit trail has a chain; events in the table audit_event_unchained are not taken over");
    else await atomically(run, () => adopt(run));
  });
}

async function isThere(run: (text: string) => Promise<unknown[]>): Promise<boolean> {
  const [row] = (await run("SELECT to_regclass('audit_event_unchained') IS NOT NULL AS there")) as { there: boolean }[];
  return row!.there;
}

async function adopt(run: Run): Promise<void> {
  const [ends] = await run<{ first: string | null; last: string | null }>("SELECT min(id) AS first, max(id) AS last FROM audit_event_unchained");
  const [first, last] = [timeOfId(ends!.first ?? ""), timeOfId(ends!.last ?? "")];
  if (first && last) await makeMonths(run, monthsBetween(first, last));
  for (let after = ""; ;) {
    const events = await run<StoredEvent>(`SELECT ${storedEvent} FROM audit_event_unchained WHERE id > $1 ORDER BY id LIMIT ${batch}`, [after]);
    if (events.length === 0) break;
    after = events.at(-1)!.id;
    await run(insertEvents, [JSON.stringify(events.map((event) => ({ ...event, seal: sealOf(event).toString("hex") })))]);
  }
  await run("DROP TABLE audit_event_unchained");
}
