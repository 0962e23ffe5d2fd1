import type { Transaction } from "../db/transaction";
import type { Actor, RequestOrigin } from "../permissions/actor";
import { eventsOfAudit } from "../webhooks/events-of-audit";
import { storeEvents } from "../webhooks/store-events";
import { type EventActor, type EventDraft, eventRow, eventsJson, insertEvents } from "./event";

/** Writes the event in the transaction of the change: if the event can't be written, the change doesn't happen. */
export async function recordEvent(tx: Transaction, actor: Actor, draft: EventDraft): Promise<void> {
  await recordEvents(tx, actor, [draft]);
}

/** As `recordEvent`, for several events in one statement. */
export async function recordEvents(tx: Transaction, actor: Actor, drafts: EventDraft[]): Promise<void> {
  const token = actor.type === "SERVICE_ACCOUNT" ? actor.token : undefined;
  // What was done with a token that has leaked is found by its id.
  const traced = token ? drafts.map((draft) => ({ ...draft, details: { ...draft.details, byApiToken: token.id } })) : drafts;
  await write(tx, actor, actor.origin, traced);
}

/** As `recordEvent`, for someone who is no actor yet, such as a person signing in. */
export async function recordEventOf(tx: Transaction, who: EventActor, origin: RequestOrigin, draft: EventDraft): Promise<void> {
  await write(tx, who, origin, [draft]);
}

async function write(tx: Transaction, who: EventActor, origin: RequestOrigin, drafts: EventDraft[]): Promise<void> {
  // Every change leaves an event, so here is where no change forgets it.
  if (origin.answerBy !== undefined) tx.commitBy(origin.answerBy);
  const rows = drafts.map((draft) => eventRow(who, origin, draft));
  await tx.manager.query(insertEvents, [eventsJson(rows)]);
  await storeEvents(tx.manager, eventsOfAudit(rows));
}
