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
const queue: Waiting[] = [];
let writing = false;

/**
 * Writes an event that stands alone, such as a grant. Events that come while another batch is being written
 * share the next insert, so that a high rate costs few commits. Resolves when the event is durable.
 * @throws UnavailableError when the queue is full: better to refuse than to answer what isn't recorded.
 */
export function recordDurably(row: EventRow): Promise<void> {
  if (queue.length >= longestQueue) return Promise.reject(new UnavailableError());
  return new Promise((written, failed) => {
    queue.push({ row, written, failed });
    if (!writing) void write();
  });
}

async function write(): Promise<void> {
  writing = true;
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
  writing = false;
}
