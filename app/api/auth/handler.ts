import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { settings } from "@/lib/env";
import { readBody } from "@/lib/http/body";
import { endpoint } from "@/lib/http/endpoint";
import { HttpError } from "@/lib/http/http-error";
import { defaultExport } from "./default-export";
import { authOptions } from "./options";

// What sign-in needs. next-auth knows more, such as a way for anybody to write into the log, and fails on what it doesn't know.
const actions = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "GET signin",
  "GET error",
  "GET callback/oidc",
  "POST signin/oidc",
  "POST callback/credentials",
  "GET signout",
  "POST signout",
]);

/**
 * next-auth under `/api/auth/*` as a Web-standard handler. next-auth 4 speaks the request and response of Next's older API routes,
 * so these two are translated here; in return the same function serves both mounts.
 */
export const authEndpoint = endpoint({ methods: ["GET", "POST"] }, async (request, origin) => {
  const url = new URL(request.url);
  const action = url.pathname.slice("/api/auth/".length);
  if (!actions.has(`${request.method} ${action}`)) throw new HttpError(404, "There is no such endpoint.");
  const { callbackUrl, ...query } = Object.fromEntries(url.searchParams);
  const { callbackUrl: postedCallbackUrl, ...form } = request.method === "POST" ? await readForm(request) : {};
  const cookies = parseCookies(request.headers.get("cookie"));
  for (const name of Object.keys(cookies)) if (name.endsWith("latchkey-callback-url") && !isOwnUrl(cookies[name])) delete cookies[name];

  let failure: { error: unknown } | undefined;
  const answer = new CapturedResponse();
  await defaultExport(NextAuth)(
    {
      method: request.method,
      // next-auth answers 500 to a callbackUrl that it can't parse, so only our own pages pass.
      query: { ...query, ...(isOwnUrl(callbackUrl) && { callbackUrl }), nextauth: action.split("/") },
      body: { ...form, ...(isOwnUrl(postedCallbackUrl) && { callbackUrl: postedCallbackUrl }) },
      cookies,
      headers: Object.fromEntries(request.headers),
    } as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    authOptions(origin, (error) => {
      failure = { error };
    }),
  );
  if (failure) throw failure.error;
  return answer.toResponse();
});

function isOwnUrl(value: unknown): value is string {
  if (typeof value !== "string") return false;
  return /^\/(?![/\\])/.test(value) || (URL.canParse(value) && new URL(value).origin === settings().publicUrl);
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const text = await readBody(request, 64 * 1024);
  if (!request.headers.get("content-type")?.startsWith("application/json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, field]) => [name, String(field)]));
  } catch {
    return {};
  }
}

function parseCookies(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value = ""]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The part of Next's older response that next-auth uses. */
class CapturedResponse {
  private statusCode = 200;
  private body: string | null = null;
  private readonly headers = new Map<string, string | string[]>();

  status(code: number): this {
    this.statusCode = code;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }
  json(value: unknown): void {
    this.setHeader("content-type", "application/json");
    this.body = JSON.stringify(value);
  }
  send(value: unknown): void {
    if (typeof value === "object" && value !== null) this.json(value);
    else this.body = value === undefined ? null : String(value);
  }
  end(): void {
    this.body ??= null;
  }
  toResponse(): Response {
    const headers = new Headers();
    for (const [name, value] of this.headers) for (const one of [value].flat()) headers.append(name, one);
    headers.set("cache-control", "no-store");
    return new Response(this.body, { status: this.statusCode, headers });
  }
}
