import { setPeerAddress } from "@/lib/http/request-origin";
import { graphqlEndpoint } from "@/graphql/graphql-endpoint";
import type { Answered } from "./call-api";

/** From where a call comes. */
export interface From {
  origin?: string;
  address?: string;
}

export interface TokenAnswer {
  status: number;
  /** The reason of the first error, for programs. */
  reason: string | undefined;
  code: string | undefined;
  headers: Headers;
  data: Answered | null | undefined;
}

/** Calls the GraphQL API with this Bearer token, from an address and a page. */
export async function callWith(bearer: string, { origin, address = "192.0.2.1" }: From = {}, query = "{ viewer { id type } }"): Promise<TokenAnswer> {
  const request = new Request("http://localhost:3000/api/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${bearer}`, ...(origin !== undefined && { origin }) },
    body: JSON.stringify({ query }),
  });
  setPeerAddress(request, address);
  const response = await graphqlEndpoint(request);
  const body = (await response.json()) as { data?: Answered | null; errors?: { extensions: { code: string; reason?: string } }[] };
  const { code, reason } = body.errors?.[0]?.extensions ?? {};
  return { status: response.status, reason, code, headers: response.headers, data: body.data };
}

/** What a browser asks before it lets a page of this origin call. */
export function preflight(origin: string, method = "POST"): Promise<Response> {
  const headers = { origin, "access-control-request-method": method, "access-control-request-headers": "authorization,content-type" };
  return graphqlEndpoint(new Request("http://localhost:3000/api/graphql", { method: "OPTIONS", headers }));
}
