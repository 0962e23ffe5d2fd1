import { type PublicError, UnavailableError } from "../errors";
import { inTime } from "../in-time";
import { requestLog } from "../log";
import type { RequestOrigin } from "../permissions/actor";
import { answerHeaders } from "./answer-headers";
import { errorResponse } from "./error-response";
import { HttpError } from "./http-error";
import { newRequestOrigin } from "./request-origin";
import { apiSecurityHeaders } from "./security-headers";
import { TextResponse } from "./text-response";
import { tell } from "./told-error";

/** A Web-standard handler, mounted both in `server.ts` and as a route of Next. */
export type Handler = (request: Request) => Promise<Response>;

/** What a commit and the way back may take, in milliseconds: a change that isn't ready by then isn't made, because its answer would be too late. */
const timeToCommit = 800;

interface EndpointOptions {
  methods: readonly string[];
  /** The answer that tells an error in this endpoint's protocol. */
  onError?: (error: PublicError, requestId: string | null) => Response;
  /** Milliseconds after which the answer is 503, whatever hangs. */
  deadline?: number;
}

/**
 * Makes an endpoint of a function: checks the method, names the request, bounds its time,
 * turns every error into an answer, and logs one line without anything that could be a secret.
 */
export function endpoint(
  { methods, onError = errorResponse, deadline = 4_800 }: EndpointOptions,
  handle: (request: Request, origin: RequestOrigin) => Promise<Response>,
): Handler {
  return async (request) => {
    const started = performance.now();
    const origin = newRequestOrigin(request);
    origin.answerBy = Date.now() + deadline - timeToCommit;
    let response: Response;
    try {
      if (!methods.includes(request.method)) throw new HttpError(405, `This endpoint answers ${methods.join(" and ")} only.`, { allow: methods.join(", ") });
      response = await inTime(deadline, handle(request, origin), () => new UnavailableError());
    } catch (error) {
      response = onError(tell(error, origin.requestId), origin.requestId);
    }
    TextResponse.addHeaders(response, answerHeaders(request) ?? {});
    if (origin.requestId) TextResponse.addHeaders(response, { "x-request-id": origin.requestId });
    TextResponse.addHeaders(response, apiSecurityHeaders());
    // A page brings dozens of files that never change and that anybody may have.
    requestLog()[/^[a-z]+:\/\/[^/]*\/_next\/static\//.test(request.url) ? "debug" : "info"](
      {
        requestId: origin.requestId,
        method: request.method,
        path: pathOf(request),
        status: response.status,
        ms: Math.round(performance.now() - started),
        address: origin.address,
      },
      "request",
    );
    return response;
  };
}

/** The path alone, and of it only words such as ours: a query, or a strange segment, may hold what doesn't belong into a log. */
function pathOf(request: Request): string {
  const path = /^[a-z]+:\/\/[^/]*([^?#]{0,200})/.exec(request.url)?.[1] ?? "/";
  if (/^(?:\/[a-z.-]{0,40})*$/.test(path)) return path;
  return path
    .split("/")
    .map((segment) => (/^[a-z.-]{0,40}$/.test(segment) ? segment : "*"))
    .join("/");
}
