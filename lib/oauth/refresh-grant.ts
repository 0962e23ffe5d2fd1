import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import { lookupIdOf } from "../tokens/token-format";
import { isApiToken } from "../auth/api-token";
import { type JwtClaims, type Proven, verifyJwt } from "../tokens/verify-jwt";
import { UnauthenticatedError } from "../errors";
import type { RequestOrigin } from "../permissions/actor";
import { remoteKeys } from "../outbound/remote-keys";
import { keyRecords } from "../public-keys/key-record";
import { spendGrant } from "../quotas/spend";
import { noteCall } from "../usage/note";
import { forgetUse, useOnce } from "./assertions/use-once";
import { countsFrom, recordRefusal } from "./authenticated-client";
import { type ClientRecord, clientRecord } from "../tokens/client-record";
import { bearerCounts } from "../tokens/dpop/bearer-counts";
import { boundKey, type RequestProof } from "./proof-of-request";
import { OAuthError } from "./errors";
import { issueAccessToken, refreshEnd } from "./issue-access-token";
import { countFailure } from "./limit-failures";
import { assertResource } from "./requested-resource";
import { refreshedScope } from "./requested-scope";
import { chainsSince } from "../signing-keys/key-set";
import { revokeChain } from "./revoke-token";
import { isRevoked } from "../tokens/revoked-tokens";
import { tokenAnswer } from "./token-answer";
import type { Exchange } from "./token-exchange-grant";

/** A token that may be refreshed. */
interface Refreshable {
  client: ClientRecord;
  claims: JwtClaims & { proven: Proven };
}

/**
 * Exchanges an access token of the client's own, while it is valid, for a new one (RFC 8693). Nothing else is proved by it than that the client has the
 * token, so a Bearer token counts once, as a refresh token does (RFC 9700 §4.14.2), and one that is bound to a key takes a proof of that key.
 * All tokens together last no longer than the account allows from when it proved itself.
 */
export async function refresh({ clientId, subjectToken, form, proof, origin, request }: Exchange): Promise<Response> {
  const { client, claims } = await refreshable(clientId, subjectToken, origin);
  try {
    assertResource(client, [form.get("resource"), form.get("audience")].filter(Boolean).join("\n") || undefined);
    const scope = refreshedScope(client, claims.scope, form.get("scope"));
    assertSameKey(claims, proof);
    // Before the token is marked as used: who is over the limit may come again with it.
    await spendGrant(client, request);
    if (claims.boundTo === undefined) await assertFirstUse(client, claims, origin);
    // After the token has been marked: who comes second, and be it its owner, must be noticed also when neither gets a new one.
    const boundTo = await boundKey(client, proof);
    const token = await issueAccessToken(client, { scope, boundTo, refreshed: claims }, ({ jti, expiresIn }) =>
      recordDurably(
        eventRow({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name }, origin, {
          action: "token.grant",
          teamId: client.teamId,
          target: { type: "ServiceAccount", id: client.accountId, name: client.name },
          details: {
            jti,
            grant: "refresh",
            from: claims.jti,
            first: claims.chain,
            credential: claims.proven.credential,
            expiresIn,
            ...(boundTo !== undefined && { dpop: boundTo }),
          },
        }),
      ),
    ).catch(async (error: unknown) => {
      // Nobody has got a token for it, and whoever was told to come again later must not end the chain by it.
      if (claims.boundTo === undefined) await forgetUse("refresh", claims.jti).catch(() => undefined);
      throw error;
    });
    noteCall(client, origin);
    return tokenAnswer(token, true);
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(client, origin, error.code);
    throw error;
  }
}

/** The account and the token, if it can be refreshed. RFC 8693 §2.2.2 has one code for all tokens that aren't acceptable. */
async function refreshable(clientId: string, subjectToken: string, origin: RequestOrigin): Promise<Refreshable> {
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
  if (isApiToken(token)) return noToken;
  const claims = await verifyJwt(token).catch((error: unknown) => {
    if (!(error instanceof UnauthenticatedError)) throw error;
  });
  // Only now, so that the answer takes as long for a client that there isn't.
  if (!claims || !client || claims.clientId !== client.clientId || claims.subject !== client.accountId || lookupIdOf(claims.jti) !== undefined) return noToken;
  if (!claims.audiences.includes(client.audience)) return "The access token is for another audience than the account's product has now.";
  if (claims.expiresAt <= Date.now() / 1000) return "The access token has expired.";
  if (!client.enabled) return "The service account is disabled.";
  if (!countsFrom(client, origin)) return "The service account doesn't count from the address that the request comes from.";
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

/** @throws OAuthError `invalid_dpop_proof` also for a proof that doesn't hold, `invalid_request` for one with a token that isn't bound */
function assertSameKey({ boundTo }: JwtClaims, proof: RequestProof | undefined): void {
  if (boundTo === undefined) {
    // Bound now, it would be to the key of whoever has it.
    if (proof) throw new OAuthError("invalid_request", "The access token isn't bound to a key, and refreshing binds it to none: send no proof.");
    return;
  }
  if (!proof) throw new OAuthError("invalid_dpop_proof", "The access token is bound to a key: send a proof of it in the DPoP header (RFC 9449).");
  if (proof instanceof OAuthError) throw proof;
  if (proof.thumbprint !== boundTo)
    throw new OAuthError("invalid_dpop_proof", "The DPoP proof is of another key than that which the access token is bound to.");
}

/**
 * A Bearer token that is refreshed twice is in two hands, and nobody knows in whose: all tokens of its chain end.
 * @throws OAuthError `invalid_request`
 */
async function assertFirstUse(client: ClientRecord, claims: JwtClaims, origin: RequestOrigin): Promise<void> {
  if (await useOnce("refresh", claims.jti, client.teamId, claims.expiresAt)) return;
  await revokeChain(client, claims, origin, "refreshed twice");
  throw new OAuthError(
    "invalid_request",
    "The access token was refreshed before. All tokens that come from it have ended: the account must prove itself again.",
  );
}
