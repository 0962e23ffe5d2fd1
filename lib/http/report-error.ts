import { isUnavailable } from "../db/failure";
import { UnavailableError } from "../errors";
import { log } from "../log";

/**
 * Logs an outage or an error that nobody foresaw, under the request's id. Called once for each error, where it becomes an answer.
 * The digest is what Next shows of an error in place of itself, so a page that broke is found by it too.
 */
export function reportError(error: unknown, requestId: string | null): void {
  // Thrown by us, for a reason that is logged where it was met.
  if (error instanceof UnavailableError) return;
  const digest = digestOf(error);
  const ids = { requestId, ...(digest !== undefined && { digest }) };
  if (isUnavailable(error)) log().warn({ ...ids, reason: error instanceof Error ? error.message : String(error) }, "database unavailable");
  else log().error({ ...ids, err: error }, "unexpected error");
}

function digestOf(error: unknown): string | undefined {
  const { digest } = (error ?? {}) as { digest?: unknown };
  return typeof digest === "string" ? digest : undefined;
}
