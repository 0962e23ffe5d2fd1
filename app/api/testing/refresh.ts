import { decodeJwt } from "jose";
import type { ServiceAccount, Team } from "@/entities/index";
import type { ClientKeys } from "@/lib/service-accounts/client-keys";
import type { CreateServiceAccountInput } from "@/lib/service-accounts/create-service-account";
import { makeAccount } from "@/lib/testing/factories";
import { type ProofKey, proofOf } from "@/lib/testing/proof-of";
import { callApi, getToken, send } from "./call-api";
import { getBound } from "./dpop";

export const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
export const now = () => Math.floor(Date.now() / 1000);
export const day = 86_400;

/** An account whose tokens can be refreshed, with its first token. */
export interface Refreshing {
  account: ServiceAccount;
  clientKeys: ClientKeys;
  clientId: string;
  token: string;
}

/** An account whose tokens can be refreshed for a day, with its first token, which expires earlier. */
export async function makeRefreshing(team: Team, more: Partial<CreateServiceAccountInput> = {}): Promise<Refreshing> {
  const { account, clientKeys } = await makeAccount(team, { refreshLifetime: day, ...more });
  const token = more.requireDpop ? await getBound(clientKeys) : await getToken(clientKeys);
  return { account, clientKeys, clientId: clientKeys.clientId, token };
}

/** Parameters of a request; one that is undefined is left out. */
export type Parameters = Record<string, string | undefined>;

/** The form of a request to refresh a token. */
export function refreshForm(clientId: string, token: string, more: Parameters = {}): string {
  const all = {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    client_id: clientId,
    subject_token: token,
    subject_token_type: accessTokenType,
    ...more,
  };
  return new URLSearchParams(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
}

const headersOf = (proof?: string) => ({ "content-type": "application/x-www-form-urlencoded", ...(proof !== undefined && { dpop: proof }) });

/** Asks for a token to be refreshed. @returns the status, and all that the body has */
export async function refresh(clientId: string, token: string, more: Parameters = {}, proof?: string): Promise<Record<string, unknown> & { status: number }> {
  const response = await send("/oauth/token", { method: "POST", headers: headersOf(proof), body: refreshForm(clientId, token, more) });
  return { status: response.status, ...((await response.json()) as object) };
}

/** The same at another instance. @returns the status */
export async function refreshAt(url: string, clientId: string, token: string): Promise<number> {
  return (await send("/oauth/token", { method: "POST", headers: headersOf(), body: refreshForm(clientId, token) }, url)).status;
}

/** The token that another one is refreshed to, which must be good. */
export async function refreshed(clientId: string, token: string, key?: ProofKey): Promise<string> {
  const { access_token: next, ...rest } = await refresh(clientId, token, {}, key && (await proofOf({ key })));
  if (typeof next !== "string") throw new Error(`not refreshed: ${JSON.stringify(rest)}`);
  return next;
}

/** The status of a call of our API with a token, at another instance if its URL is given. */
export const works = async (bearer: string, at?: string) => (await callApi({ bearer }, "{ viewer { id } }", undefined, at)).status;

/** What is in a token that can be refreshed. */
export const claimsOf = (token: string) =>
  decodeJwt(token) as { iat: number; exp: number; jti: string; auth_time: number; scope?: string; refresh: { chain: string } };
