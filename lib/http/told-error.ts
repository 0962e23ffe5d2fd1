import { isUnavailable } from "../db/failure";
import { PublicError, UnavailableError, UnexpectedError } from "../errors";
import { reportError } from "./report-error";

/** What a caller is told of an error: of an outage and of what we didn't foresee nothing but that. */
export function toldOf(error: unknown): PublicError {
  if (error instanceof PublicError) return error;
  return isUnavailable(error) ? new UnavailableError({ cause: error }) : new UnexpectedError({ cause: error });
}

/** The same, where an error becomes an answer: what the caller isn't told is logged under the request's id. */
export function tell(error: unknown, requestId: string | null): PublicError {
  const told = toldOf(error);
  if (told !== error) reportError(error, requestId);
  return told;
}
