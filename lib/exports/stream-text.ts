import { log } from "../log";

/**
 * A body of texts that are made one by one, each when the last one has been taken; when the reader leaves, no more are made.
 * The first one is made at once, so that what is wrong from the start can still be answered.
 */
export async function streamText(texts: AsyncGenerator<string, void>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next = await texts.next();
  return new ReadableStream(
    {
      async pull(controller) {
        if (next.done) return controller.close();
        controller.enqueue(encoder.encode(next.value));
        try {
          next = await texts.next();
          if (next.done) controller.close();
        } catch (error) {
          // The answer has begun, so all that is left is to break it off: nobody may take a part for the whole.
          log().warn({ reason: error instanceof Error ? error.message : String(error) }, "an answer broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await texts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
