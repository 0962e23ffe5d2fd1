import { findHandler } from "@/lib/http/route-requests";
import { routes } from "../routes";

const find = findHandler(routes);

/** How a caller shows who they are. */
export interface Credential {
  cookie?: string;
  bearer?: string;
  /** The origin of the page that calls. */
  origin?: string;
}

// A test reads what it has asked for; the schema is checked elsewhere.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answered = Record<string, any>;

export interface GraphQLAnswer {
  status: number;
  headers: Headers;
  data?: Answered | null;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
}

/**
 * Sends a request to our endpoints as the server would, without a socket.
 * @param at the URL of another instance that is asked instead, over the network
 */
export function send(path: string, init: RequestInit = {}, at?: string): Promise<Response> {
  const url = new URL(path, at ?? "http://localhost:3000");
  if (at !== undefined) return fetch(url, init);
  return find(url.pathname)?.(new Request(url, init)) ?? Promise.resolve(new Response(null, { status: 404 }));
}

/** Calls the GraphQL API over its HTTP endpoint. @param at as for `send` */
export async function callApi(credential: Credential | null, query: string, variables?: object, at?: string): Promise<GraphQLAnswer> {
  const headers = new Headers({ "content-type": "application/json", accept: "application/graphql-response+json, application/json" });
  if (credential?.cookie) headers.set("cookie", credential.cookie);
  if (credential?.bearer) headers.set("authorization", `Bearer ${credential.bearer}`);
  if (credential?.origin) headers.set("origin", credential.origin);
  const response = await send("/api/graphql", { method: "POST", headers, body: JSON.stringify({ query, variables }) }, at);
  const body = (await response.json()) as Pick<GraphQLAnswer, "data" | "errors">;
  return { status: response.status, headers: response.headers, ...body };
}

/** Asks the token endpoint for an access token with client keys. @param at as for `send` */
export function requestToken(keys: { clientId: string; clientSecret: string }, more: Record<string, string> = {}, at?: string): Promise<Response> {
  const headers = { authorization: `Basic ${Buffer.from(`${keys.clientId}:${keys.clientSecret}`).toString("base64")}` };
  return send("/oauth/token", { method: "POST", headers, body: new URLSearchParams({ grant_type: "client_credentials", ...more }) }, at);
}

/** An access token for client keys that must be good. */
export async function getToken(keys: { clientId: string; clientSecret: string }, more: Record<string, string> = {}): Promise<string> {
  const response = await requestToken(keys, more);
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
