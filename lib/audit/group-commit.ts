import { query } from "../db/pool";
import { UnavailableError } from "../errors";
import { type EventRow, insertEvents } from "./event";

interface Waiting {
  row: EventRow;
  written: () => void;
  failed: (error: unknown) => void;
}

const largestBatch = 500;
const longestQueue = 10_000;
/** Batches on their way at once. One that waits for the disk doesn't keep the next from being sent; with more of them each would be smaller. */
const mostBatches = 3;
const queue: Waiting[] = [];
let batches = 0;

/**
 * Writes an event that stands alone, such as a grant. Events that come while others are being written
 * share the next insert, so that a high rate costs few commits. Resolves when the event is durable.
 * @throws UnavailableError when the queue is full: better to refuse than to answer what isn't recorded.
 */
export function recordDurably(row: EventRow): Promise<void> {
  if (queue.length >= longestQueue) return Promise.reject(new UnavailableError());
  return new Promise((written, failed) => {
    queue.push({ row, written, failed });
    if (batches < mostBatches) void write();
  });
}

async function write(): Promise<void> {
  batches += 1;
  // Requests that arrived together are answered together: let their handlers run before the batch is closed.
  await new Promise((resolve) => setImmediate(resolve));
  while (queue.length > 0) {
    const batch = queue.splice(0, largestBatch);
    try {
      await query(insertEvents, [JSON.stringify(batch.map((waiting) => waiting.row))], "insert-events");
      for (const waiting of batch) waiting.written();
    } catch (error) {
      for (const waiting of batch) waiting.failed(error);
    }
  }
  batches -= 1;
}
