import { type ForbiddenReason, ForbiddenError } from "../errors";
import { endpoint, type Handler } from "../http/endpoint";
import { isFromOwnPages } from "../http/same-origin";
import { TextResponse } from "../http/text-response";
import { isKnownOrigin } from "./known-origins";
import { allowingPattern } from "./origins";

/** How long a browser may remember the answer to a preflight, in seconds. */
const maxAge = 600;

/** The origins whose pages may read the answer to a request; each lives as long as its request. */
const readers = new WeakMap<Request, string>();

/**
 * Why a page may not use what allows these origins; undefined when it may, or when no page asks. The answer may then be read by that page.
 * Without origins it is for programs and our own pages.
 * @param pagesOnly whether what allows origins is for their pages alone, and not for programs
 */
export function corsRefusal(request: Request, allowedOrigins: readonly string[], { pagesOnly }: { pagesOnly: boolean }): ForbiddenReason | undefined {
  const page = request.headers.get("origin");
  if (allowedOrigins.length === 0) return isFromOwnPages(request) ? undefined : "FOREIGN_ORIGIN";
  if (page === null) return pagesOnly ? "ORIGIN_REQUIRED" : undefined;
  if (!allowingPattern(allowedOrigins, page)) return "ORIGIN_NOT_ALLOWED";
  readers.set(request, page);
  return undefined;
}

/**
 * Lets pages of other origins call an endpoint, as far as API tokens allow theirs: an answer names the one origin that asked, never `*`,
 * and no cookie ever counts. A preflight carries no token, so it is answered for all origins that any token allows.
 */
export function withCors(handler: Handler): Handler {
  return async (request) => {
    const response = await (isPreflight(request) ? preflight(request) : handler(request));
    const origin = request.headers.get("origin");
    const allowed = readers.get(request) ?? (await forRefusal(request, response, origin));
    TextResponse.addHeaders(response, {
      vary: "Origin",
      ...(allowed && {
        "access-control-allow-origin": allowed,
        "access-control-expose-headers": "dpop-nonce, ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id",
      }),
    });
    return response;
  };
}

/** A page may read why its token is no longer valid. The token's own list can't be asked then, so it takes an origin that some token allows. */
async function forRefusal(request: Request, response: Response, origin: string | null): Promise<string | undefined> {
  if (response.status !== 401 || origin === null || !request.headers.has("authorization")) return undefined;
  const known = await isKnownOrigin(origin).catch(() => false);
  return known ? origin : undefined;
}

const isPreflight = ({ method, headers }: Request) => method === "OPTIONS" && headers.has("origin") && headers.has("access-control-request-method");

const preflight = endpoint({ methods: ["OPTIONS"] }, async (request) => {
  const origin = request.headers.get("origin")!;
  if (!(await isKnownOrigin(origin))) throw new ForbiddenError("No token allows this origin.", [], "ORIGIN_NOT_ALLOWED");
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "authorization, content-type, dpop",
      "access-control-max-age": String(maxAge),
      vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    },
  });
});
