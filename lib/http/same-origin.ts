import { isLoopback, settings } from "../env";
import { ForbiddenError } from "../errors";

/**
 * A request that rides on a session cookie must come from our own pages: otherwise another site could make it.
 * Browsers say where a request comes from with `Origin` (on POST) and `Sec-Fetch-Site`; programs say neither.
 * @throws ForbiddenError with the reason FOREIGN_ORIGIN
 */
export function assertSameOrigin(request: Request): void {
  if (!isFromOwnPages(request)) throw new ForbiddenError("A session counts only for requests from Latchkey's own pages.", [], "FOREIGN_ORIGIN");
}

/** True for a request of our own pages or of a program; false for one that another site made in somebody's browser. */
export function isFromOwnPages(request: Request): boolean {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  return origin === null ? site === null || site === "same-origin" || site === "none" : isOwnOrigin(origin, request.headers.get("host"));
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (origin === settings().publicUrl) return true;
  // On the machine itself people also come by another loopback name or port forwarding; the cookie is bound to that host anyway.
  if (!URL.canParse(origin)) return false;
  const own = new URL(origin);
  return own.host === host && isLoopback(own.hostname);
}
