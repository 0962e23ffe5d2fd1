import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { unavailablePage } from "./app/_proxy/unavailable-page";
import { actorOfSession } from "./lib/auth/authenticate";
import { settings } from "./lib/env";
import { errorResponse } from "./lib/http/error-response";
import { newRequestOrigin } from "./lib/http/request-origin";
import { pageSecurityHeaders } from "./lib/http/security-headers";

/** Pages that need no session. */
const publicPages = new Set(["/sign-in", "/setup"]);

/** Stands before every page: makes the nonce of its answer, sets its security headers, and lets only signed-in people through. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const security = pageSecurityHeaders(nonce);
  const answer = (await refusal(request, nonce)) ?? NextResponse.next({ request: { headers: withPageHeaders(request.headers, nonce, security) } });
  for (const [name, value] of Object.entries(security)) answer.headers.set(name, value);
  return answer;
}

/** The answer when the page is not to be shown: a way to sign in, or the news that the database is away. */
async function refusal(request: NextRequest, nonce: string): Promise<NextResponse | undefined> {
  const { pathname, search } = request.nextUrl;
  const origin = newRequestOrigin(request);
  try {
    const actor = await actorOfSession(request.headers.get("cookie"), origin);
    if (actor) return pathname === "/sign-in" ? redirect(request, "/") : undefined;
    if (publicPages.has(pathname)) return undefined;
    return redirect(request, pathname === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: pathname + search })}`);
  } catch (error) {
    // An outage says nothing about who this is, so nobody is sent to sign in.
    const { status, headers } = errorResponse(error, origin.requestId);
    return unavailablePage(status, { nonce, requestId: origin.requestId, retryAfter: headers.get("retry-after") });
  }
}

/** Next takes its own address from its configuration, not from `Host`, and sends a path of that address as a relative `Location`. */
function redirect(request: NextRequest, path: string): NextResponse {
  return NextResponse.redirect(new URL(path, request.nextUrl.origin), 307);
}

/** What the page needs to know; Next gives its own scripts the nonce that it finds in the policy. */
function withPageHeaders(given: Headers, nonce: string, security: Record<string, string>): Headers {
  const headers = new Headers(given);
  headers.set("content-security-policy", security["content-security-policy"] ?? "");
  headers.set("x-nonce", nonce);
  headers.set("x-public-url", settings().publicUrl);
  return headers;
}

export const config = { matcher: ["/((?!api/|oauth/|\\.well-known/|healthz$|readyz$|_next/|icon\\.svg$).*)"] };
