import { type ProofKey, proofKeys, proofOf } from "@/lib/testing/proof-of";
import { type GraphQLAnswer, send } from "./call-api";
import { basic } from "./token-request";

interface Keys {
  clientId: string;
  clientSecret: string;
}

/** Asks for a token with a proof, or with none. @param at the URL of another instance that is asked instead */
export function askBound(keys: Keys, proof: string | null, more: Record<string, string> = {}, at?: string): Promise<Response> {
  const headers = { authorization: basic(keys.clientId, keys.clientSecret), ...(proof !== null && { dpop: proof }) };
  return send("/oauth/token", { method: "POST", headers, body: new URLSearchParams({ grant_type: "client_credentials", ...more }) }, at);
}

/** A token that is bound to a key. */
export async function getBound(keys: Keys, key: ProofKey = proofKeys.ES256, more: Record<string, string> = {}): Promise<string> {
  const response = await askBound(keys, await proofOf({ key }), more);
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Calls our API with this `Authorization` header and this proof. */
export async function callBound(
  authorization: string,
  proof: string | null,
  more: Record<string, string> = {},
  query = "{ viewer { id } }",
): Promise<GraphQLAnswer> {
  const response = await send("/api/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization, ...(proof !== null && { dpop: proof }), ...more },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as Pick<GraphQLAnswer, "data" | "errors">;
  return { status: response.status, headers: response.headers, ...body };
}
