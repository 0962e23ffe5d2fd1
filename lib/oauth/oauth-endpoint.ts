import { isUnavailable } from "../db/failure";
import { RateLimitedError } from "../errors";
import { giveAnswer } from "../http/answer-headers";
import { endpoint, type Handler } from "../http/endpoint";
import { asUnavailable } from "../http/error-response";
import { HttpError } from "../http/http-error";
import { reportError, unforeseenMessage } from "../http/report-error";
import type { RequestOrigin } from "../permissions/actor";
import { OAuthError, oauthErrorResponse } from "./errors";
import { readForm } from "./form";

/** Makes an endpoint that takes a form by POST, and answers every refusal in the form of RFC 6749 §5.2. */
export function oauthEndpoint(handle: (form: ReadonlyMap<string, string>, origin: RequestOrigin, request: Request) => Promise<Response>): Handler {
  const answer = endpoint({ methods: ["POST"], onError: errorAnswer }, async (request, origin) => handle(await readForm(request), origin, request));
  return (request) => {
    // Beside the `no-store` that every answer has (RFC 6749 §5.1).
    giveAnswer(request, { pragma: "no-cache" });
    return answer(request);
  };
}

function errorAnswer(error: unknown, { requestId }: RequestOrigin): Response {
  const answer = (status: number, code: string, description: string, headers: Record<string, string>) =>
    Response.json({ error: code, error_description: description }, { status, headers });
  if (error instanceof OAuthError) return oauthErrorResponse(error);
  if (error instanceof HttpError) return answer(error.status, "invalid_request", error.message, error.headers);
  if (error instanceof RateLimitedError) return answer(429, "slow_down", error.message, { "retry-after": String(error.retryAfter) });
  reportError(error, requestId);
  // RFC 6749 has this code for redirects only, but none for a body that tells of a mistake of ours.
  if (!isUnavailable(error)) return answer(500, "server_error", unforeseenMessage, {});
  const unavailable = asUnavailable(error);
  return answer(503, "temporarily_unavailable", unavailable.message, { "retry-after": String(unavailable.retryAfter) });
}
