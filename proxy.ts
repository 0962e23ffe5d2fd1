import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { actorOfSession } from "./lib/auth/authenticate";
import { settings } from "./lib/env";
import { newRequestOrigin } from "./lib/http/request-origin";
import { pageSecurityHeaders } from "./lib/http/security-headers";
import { unavailablePage } from "./lib/http/unavailable-page";
import type { RequestOrigin } from "./lib/permissions/actor";

/** Pages that need no session. */
const publicPages = new Set(["/sign-in", "/setup", "/invite"]);

/** Stands before every page: makes the nonce of its answer, sets its security headers, and lets only signed-in people through. */
export async function proxy(request: NextRequest): Promise<Response> {
  const origin = newRequestOrigin(request);
  // The server in front has named the request already; in development there is none.
  origin.requestId = request.headers.get("x-request-id") ?? origin.requestId;
  try {
    return await pageOrRedirect(request, origin);
  } catch (error) {
    // An outage says nothing about who this is, so nobody is sent to sign in.
    return unavailablePage(error, origin.requestId);
  }
}

async function pageOrRedirect(request: NextRequest, origin: RequestOrigin): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const security = pageSecurityHeaders(nonce);
  const answer = (await redirection(request, origin)) ?? NextResponse.next({ request: { headers: withPageHeaders(request.headers, nonce, security, origin) } });
  for (const [name, value] of Object.entries(security)) answer.headers.set(name, value);
  return answer;
}

/** Where the person goes instead, if the page is not for them. */
async function redirection(request: NextRequest, origin: RequestOrigin): Promise<NextResponse | undefined> {
  const { pathname, search } = request.nextUrl;
  const actor = await actorOfSession(request.headers.get("cookie"), origin);
  if (actor) return pathname === "/sign-in" ? redirect(request, "/") : undefined;
  if (publicPages.has(pathname)) return undefined;
  return redirect(request, pathname === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: pathname + search })}`);
}

/** Next takes its own address from its configuration, not from `Host`, and sends a path of that address as a relative `Location`. */
function redirect(request: NextRequest, path: string): NextResponse {
  return NextResponse.redirect(new URL(path, request.nextUrl.origin), 307);
}

/** What the page needs to know; Next gives its own scripts the nonce that it finds in the policy. */
function withPageHeaders(given: Headers, nonce: string, security: Record<string, string>, { requestId }: RequestOrigin): Headers {
  const headers = new Headers(given);
  headers.set("content-security-policy", security["content-security-policy"] ?? "");
  headers.set("x-nonce", nonce);
  if (requestId) headers.set("x-request-id", requestId);
  headers.set("x-public-url", settings().publicUrl);
  return headers;
}

export const config = { matcher: ["/((?!api/|oauth/|\\.well-known/|healthz$|readyz$|_next/|icon\\.svg$).*)"] };
