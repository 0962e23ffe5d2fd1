import type { Transaction } from "../db/transaction";
import type { Actor, RequestOrigin } from "../permissions/actor";
import { type EventActor, type EventDraft, eventRow, insertEvents } from "./event";

/** Writes the event in the transaction of the change: if the event can't be written, the change doesn't happen. */
export async function recordEvent(tx: Transaction, actor: Actor, draft: EventDraft): Promise<void> {
  await recordEventOf(tx, actor, actor.origin, draft);
}

/** As `recordEvent`, for someone who is no actor yet, such as a person signing in. */
export async function recordEventOf(tx: Transaction, who: EventActor, origin: RequestOrigin, draft: EventDraft): Promise<void> {
  await tx.manager.query(insertEvents, [JSON.stringify([eventRow(who, origin, draft)])]);
}
