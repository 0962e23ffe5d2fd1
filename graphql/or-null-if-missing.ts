import { NotFoundError } from "../lib/errors";

/** What isn't there for the actor is `null` in a query, whether it exists in another team or not at all. */
export async function orNullIfMissing<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
