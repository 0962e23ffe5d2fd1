import { isUnavailable } from "../db/failure";
import { UnavailableError } from "../errors";
import { log } from "../log";

/** What a caller is told of an error that nobody foresaw. */
export const unforeseenMessage = "Something went wrong on our side. The request id helps to find it in the log.";

/** Logs an outage or an error that nobody foresaw, under the request's id. Called once for each error, where it becomes an answer. */
export function reportError(error: unknown, requestId: string | null): void {
  // Thrown by us, for a reason that is logged where it was met.
  if (error instanceof UnavailableError) return;
  if (isUnavailable(error)) log().warn({ requestId, reason: error instanceof Error ? error.message : String(error) }, "database unavailable");
  else log().error({ requestId, err: error }, "unexpected error");
}
