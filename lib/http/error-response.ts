import { type PublicError, UnauthenticatedError } from "../errors";
import { resourceMetadataUrl } from "../products/resource-metadata-url";
import { proofAlgorithms } from "../tokens/dpop/algorithms";

/** The answer of a plain endpoint that tells an error. */
export function errorResponse(error: PublicError, requestId: string | null): Response {
  const { reason, issues: errors } = error.details;
  return Response.json({ message: error.message, requestId, errors, reason }, { status: error.status, headers: headersOf(error) });
}

/** The headers that go with an error's status. Which challenges a 401 has is a matter of the server, not of the error. */
export function headersOf(error: PublicError): Readonly<Record<string, string>> {
  return error instanceof UnauthenticatedError ? { "www-authenticate": challengeOf(error) } : error.headers;
}

/**
 * The challenges of a 401, with where to learn how to get a token (RFC 9728 §5.1). Only who presented a token learns what is wrong with it,
 * in the challenge of the scheme that it came with (RFC 6750 §3, RFC 9449 §7.1). The other scheme is offered beside it (RFC 9449 §7.2), unless the
 * token is bound to a key, or its account's must be: then there is but one.
 */
function challengeOf({ message, presented, reason, dpop }: UnauthenticatedError): string {
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
