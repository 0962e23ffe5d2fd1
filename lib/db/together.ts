import { UnavailableError } from "../errors";
import { isUnavailable } from "./failure";

interface Waiting<In, Out> {
  item: In;
  done: (out: Out) => void;
  failed: (error: unknown) => void;
}

/** Work that one statement does for many as cheaply as for one. */
interface Together {
  /** The most that one call of the work takes. */
  largestBatch: number;
  /** Batches on their way at once. One that waits for the database doesn't keep the next from being sent; with more of them each would be smaller. */
  mostBatches: number;
  /** How many may wait; more are refused, so that a slow database leads to an answer and not to a queue. */
  longestQueue: number;
}

/**
 * Does a thing for each caller, and for those that come while it is being done together: a high rate costs few statements.
 * A call never joins a batch that has been sent, so it sees all that was committed before it.
 * @param work what is done for a batch; its answers stand in the order of the items
 * @returns the same for one; it throws UnavailableError when too many wait
 */
export function together<In, Out>(
  work: (items: In[]) => Promise<readonly Out[]>,
  { largestBatch, mostBatches, longestQueue }: Together,
): (item: In) => Promise<Out> {
  const queue: Waiting<In, Out>[] = [];
  // Of a batch that the database refuses, one item may be the cause: it must not fail the others.
  const alone = async ({ item, done, failed }: Waiting<In, Out>) => {
    try {
      done((await work([item]))[0]!);
    } catch (error) {
      failed(error);
    }
  };
  let batches = 0;
  const send = async () => {
    batches += 1;
    // Requests that arrived together are answered together: let their handlers run before the batch is closed.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      const batch = queue.splice(0, largestBatch);
      try {
        const answers = await work(batch.map(({ item }) => item));
        batch.forEach(({ done }, n) => done(answers[n]!));
      } catch (error) {
        if (batch.length === 1 || isUnavailable(error)) for (const { failed } of batch) failed(error);
        else await Promise.all(batch.map(alone));
      }
    }
    batches -= 1;
  };
  return (item) => {
    if (queue.length >= longestQueue) return Promise.reject(new UnavailableError());
    return new Promise((done, failed) => {
      queue.push({ item, done, failed });
      if (batches < mostBatches) void send();
    });
  };
}
