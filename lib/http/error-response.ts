import { isUnavailable } from "../db/failure";
import { ForbiddenError, InvalidInputError, NotFoundError, RateLimitedError, UnauthenticatedError, UnavailableError } from "../errors";
import { proofAlgorithms } from "../tokens/dpop/algorithms";
import { HttpError } from "./http-error";
import { resourceMetadataUrl } from "../products/resource-metadata";
import { reportError, unforeseenMessage } from "./report-error";

/** Status, headers and JSON body for any error of a plain endpoint. What we didn't foresee is logged and masked. */
export function errorResponse(error: unknown, requestId: string | null): Response {
  const answer = (status: number, message: string, headers: Record<string, string> = {}, more: object = {}) =>
    Response.json({ message, requestId, ...more }, { status, headers });
  if (error instanceof HttpError) return answer(error.status, error.message, error.headers);
  if (error instanceof InvalidInputError) return answer(422, error.message, {}, { errors: error.issues });
  if (error instanceof UnauthenticatedError) return answer(401, error.message, { "www-authenticate": challengeOf(error) }, { reason: error.reason });
  if (error instanceof ForbiddenError) return answer(403, error.message, {}, { reason: error.reason });
  if (error instanceof NotFoundError) return answer(404, error.message);
  if (error instanceof RateLimitedError) return answer(429, error.message, { "retry-after": String(error.retryAfter) });
  reportError(error, requestId);
  if (isUnavailable(error)) {
    const unavailable = asUnavailable(error);
    return answer(503, unavailable.message, { "retry-after": String(unavailable.retryAfter) });
  }
  return answer(500, unforeseenMessage);
}

/** The one error that says the database is away; the cause is not shown. */
export function asUnavailable(error: unknown): UnavailableError {
  return error instanceof UnavailableError ? error : new UnavailableError({ cause: error });
}

/**
 * The challenges of a 401, with where to learn how to get a token (RFC 9728 §5.1). Only who presented a token learns what is wrong with it,
 * in the challenge of the scheme that it came with (RFC 6750 §3, RFC 9449 §7.1). The other scheme is offered beside it (RFC 9449 §7.2), unless the
 * token is bound to a key, or its account's must be: then there is but one.
 */
export function challengeOf({ message, presented, reason, dpop }: UnauthenticatedError): string {
  const common = `realm="Latchkey", resource_metadata="${resourceMetadataUrl()}"`;
  const failed = (code: string) => `, error="${code}", error_description="${message.replace(/[^\x20-\x7e]|["\\]/g, "")}"`;
  const algorithms = `algs="${proofAlgorithms.join(" ")}"`;
  if (dpop) {
    const other = dpop === "invalid_token" && reason !== "DPOP_REQUIRED" && reason !== "DPOP_KEY_MISMATCH";
    // First, so that a client which reads one challenge reads the right one.
    return `DPoP ${common}${failed(dpop)}, ${algorithms}${other ? `, Bearer ${common}` : ""}`;
  }
  return `Bearer ${common}${presented ? failed("invalid_token") : ""}, DPoP ${algorithms}`;
}
