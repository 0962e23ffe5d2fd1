import { isKnownOrigin } from "./known-origins";
import { ForbiddenError } from "../errors";
import { corsGrant } from "./cors-grant";
import { endpoint, type Handler } from "../http/endpoint";
import { TextResponse } from "../http/text-response";

/** How long a browser may remember the answer to a preflight, in seconds. */
const maxAge = 600;

/**
 * Lets pages of other origins call an endpoint, as far as API tokens allow theirs: an answer names the one origin that asked, never `*`,
 * and no cookie ever counts. A preflight carries no token, so it is answered for all origins that any token allows.
 */
export function withCors(handler: Handler): Handler {
  return async (request) => {
    const response = await (isPreflight(request) ? preflight(request) : handler(request));
    const origin = request.headers.get("origin");
    const allowed = corsGrant(request) ?? (await forRefusal(request, response, origin));
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
