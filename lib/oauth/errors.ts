/** The error codes of RFC 6749 §5.2, that of RFC 8707 §2, and those of RFC 9449 §5 and §8. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "invalid_target"
  | "invalid_dpop_proof"
  | "use_dpop_nonce";

/** A refusal at an OAuth endpoint, serialized by `oauthErrorResponse` and nowhere else. */
export class OAuthError extends Error {
  override name = "OAuthError";
  constructor(
    readonly code: OAuthErrorCode,
    description: string,
  ) {
    super(description);
  }
}

/** The answer for a refusal: status, body and headers of RFC 6749 §5.2. */
export function oauthErrorResponse(error: OAuthError): Response {
  // Always a challenge: RFC 6749 §5.2 asks for one when the client tried HTTP Basic, and allows it otherwise.
  const unauthorized = error.code === "invalid_client";
  return Response.json(
    { error: error.code, error_description: error.message },
    { status: unauthorized ? 401 : 400, headers: unauthorized ? { "www-authenticate": 'Basic realm="Latchkey", charset="UTF-8"' } : {} },
  );
}
