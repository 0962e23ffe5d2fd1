import type { RequestOrigin } from "../permissions/actor";
import { spendGrant } from "../quotas/spend";
import type { ClientRecord } from "../tokens/client-record";
import type { JwtClaims } from "../tokens/verify-jwt";
import { noteCall } from "../usage/note";
import { forgetUse, useOnce } from "./assertions/use-once";
import { OAuthError } from "./errors";
import { issueAccessToken } from "./issue-access-token";
import { boundKey, type RequestProof } from "./proof-of-request";
import type { Exchange } from "./read-exchange";
import { asClient } from "./record-refusal";
import { refreshable } from "./refreshable-token";
import { assertResource, resourceOfExchange } from "./requested-resource";
import { refreshedScope } from "./requested-scope";
import { revokeChain } from "./revoke-token";
import { tokenAnswer } from "./token-answer";

/**
 * Exchanges an access token of the client's own, while it is valid, for a new one (RFC 8693). Nothing else is proved by it than that the client has the
 * token, so a Bearer token counts once, as a refresh token does (RFC 9700 §4.14.2), and one that is bound to a key takes a proof of that key.
 * All tokens together last no longer than the account allows from when it proved itself.
 */
export async function refreshGrant({ clientId, subjectToken, form, proof, origin, request }: Exchange): Promise<Response> {
  const { client, claims } = await refreshable(clientId, subjectToken, origin);
  return asClient(client, origin, async () => {
    assertResource(client, resourceOfExchange(form));
    const scope = refreshedScope(client, claims.scope, form.get("scope"));
    assertSameKey(claims, proof);
    // Before the token is marked as used: who is over the limit may come again with it.
    await spendGrant(client, request);
    if (claims.boundTo === undefined) await assertFirstUse(client, claims, origin);
    // After the token has been marked: who comes second, and be it its owner, must be noticed also when neither gets a new one.
    const boundTo = await boundKey(client, proof);
    const details = { grant: "refresh" as const, from: claims.jti, first: claims.chain, credential: claims.proven.credential };
    const token = await issueAccessToken(client, { scope, boundTo, refreshed: claims, details }, origin).catch(async (error: unknown) => {
      // Nobody has got a token for it, and whoever was told to come again later must not end the chain by it.
      if (claims.boundTo === undefined) await forgetUse("refresh", claims.jti).catch(() => undefined);
      throw error;
    });
    noteCall(client, origin);
    return tokenAnswer(token, true);
  });
}

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
