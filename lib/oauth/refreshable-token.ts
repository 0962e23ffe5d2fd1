import { countsFrom } from "../bounds/networks";
import { remoteKeys } from "../outbound/remote-keys";
import type { RequestOrigin } from "../permissions/actor";
import { keyRecords } from "../public-keys/key-record";
import { chainsSince } from "../signing-keys/key-set";
import { type ClientRecord, clientRecord } from "../tokens/client-record";
import { bearerCounts } from "../tokens/dpop/bearer-counts";
import { readIfToken } from "../tokens/read-token";
import { isRevoked } from "../tokens/revoked-tokens";
import type { JwtClaims, Proven } from "../tokens/verify-jwt";
import { OAuthError } from "./errors";
import { refreshEnd } from "./issue-access-token";
import { countFailure } from "./limit-failures";
import { recordRefusal } from "./record-refusal";

/** A token that may be refreshed. */
export interface Refreshable {
  client: ClientRecord;
  claims: JwtClaims & { proven: Proven };
}

/**
 * The account and the token, if it can be refreshed.
 * @throws OAuthError `invalid_request`: RFC 8693 §2.2.2 has one code for all tokens that aren't acceptable
 */
export async function refreshable(clientId: string, subjectToken: string, origin: RequestOrigin): Promise<Refreshable> {
  const client = await clientRecord(clientId);
  const outcome = await check(client, subjectToken, origin);
  if (typeof outcome !== "string") return outcome;
  await countFailure(clientId, origin.address, client);
  await recordRefusal(client, origin, client ? `refresh: ${outcome}` : "unknown client", clientId);
  throw new OAuthError("invalid_request", outcome);
}

/** How far the clocks of instances may be apart, in seconds. */
const clockSkew = 60;

const noToken = "The subject_token is no access token of this client.";

/** What is wrong is told to who has, or had, a token that we have signed; and nothing of the account to others. */
async function check(client: ClientRecord | undefined, token: string, origin: RequestOrigin): Promise<Refreshable | string> {
  const read = await readIfToken(token);
  const claims = read?.kind === "ACCESS_TOKEN" ? read.claims : undefined;
  // Only now, so that the answer takes as long for a client that there isn't.
  if (!claims || !client || claims.clientId !== client.clientId || claims.subject !== client.accountId) return noToken;
  if (!claims.audiences.includes(client.audience)) return "The access token is for another audience than the account's product has now.";
  if (claims.expiresAt <= Date.now() / 1000) return "The access token has expired.";
  if (!client.enabled) return "The service account is disabled.";
  if (!countsFrom(client.networks, origin.address)) return "The service account doesn't count from the address that the request comes from.";
  if (await isRevoked(client, claims.chain)) return "The access token has been revoked.";
  const { proven } = claims;
  if (!proven || client.refreshLifetime === 0)
    return "The access token can't be refreshed: the service account didn't allow it, or got it by a token of others.";
  if (proven.at < chainsSince()) return "The access token can't be refreshed: a signing key has leaked since, so the account must prove itself again.";
  if (wasEnded(client, claims)) return "The access token isn't bound to a key, and was issued while its account's had to be, or before.";
  // Nothing that we sign says so.
  if (proven.at > Date.now() / 1000 + clockSkew) return noToken;
  if (refreshEnd(client, proven) <= claims.expiresAt) return "The access token can't be refreshed any more: the account must prove itself again.";
  if (!(await isInForce(client, proven))) return "The secret or key with which the service account proved itself has ended.";
  return { client, claims: { ...claims, proven } };
}

/** Whether a secret or a key still counts: tokens end by themselves, but who has lost the way to get them must not make them last. */
async function isInForce(client: ClientRecord, { credential, key }: Proven): Promise<boolean> {
  if (client.secrets.some(({ id, ended }) => id === credential && !ended)) return true;
  const record = (await keyRecords(client.clientId)).find(({ id }) => id === credential);
  if (!record || "own" in record) return record !== undefined;
  // Of keys at an address it is the one key that must be there still, not the address alone: it is taken off when it has leaked.
  return key !== undefined && (await remoteKeys({ jwksUrl: record.url }, ({ thumbprint }) => thumbprint === key)).length > 0;
}

/** True for a Bearer token of before its account stopped to require keys: refreshed, it would look like a new one. While it requires them, none is got. */
const wasEnded = (client: ClientRecord, claims: JwtClaims) => claims.boundTo === undefined && !client.requireDpop && !bearerCounts(client, claims);
