import { PublicError } from "../errors";
import { headersOf } from "../http/error-response";

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

/** A refusal at an OAuth endpoint (RFC 6749 §5.2). */
export class OAuthError extends PublicError {
  override name = "OAuthError";
  readonly status: 400 | 401;
  constructor(
    readonly code: OAuthErrorCode,
    description: string,
  ) {
    super(description);
    this.status = code === "invalid_client" ? 401 : 400;
  }
  override get headers(): Readonly<Record<string, string>> {
    // Always a challenge: RFC 6749 §5.2 asks for one when the client tried HTTP Basic, and allows it otherwise.
    return this.status === 401 ? { "www-authenticate": 'Basic realm="Latchkey", charset="UTF-8"' } : {};
  }
}

/** What is no refusal of OAuth's own, by its status. RFC 6749 has the codes of 500 and 503 for redirects only, but none for a body that tells of them. */
const codes: Record<number, string> = { 429: "slow_down", 500: "server_error", 503: "temporarily_unavailable" };

/** The answer of an OAuth endpoint that tells an error, in the form of RFC 6749 §5.2. */
export function errorAnswer(error: PublicError): Response {
  const code = error instanceof OAuthError ? error.code : (codes[error.status] ?? "invalid_request");
  return Response.json({ error: code, error_description: error.message }, { status: error.status, headers: headersOf(error) });
}
