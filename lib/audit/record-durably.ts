import { query } from "../db/pool";
import { together } from "../db/together";
import { eventsJson, type EventRow, insertEvents } from "./event";

/**
 * Writes an event that stands alone, such as a grant. Events that come while others are being written
 * share the next insert, so that a high rate costs few commits. Resolves when the event is durable.
 * @throws UnavailableError when the queue is full: better to refuse than to answer what isn't recorded.
 */
export const recordDurably = together<EventRow, void>(
  async (rows) => {
    await query(insertEvents, [eventsJson(rows)], "insert-events");
    return rows.map(() => undefined);
  },
  { largestBatch: 500, mostBatches: 3, longestQueue: 10_000 },
);
