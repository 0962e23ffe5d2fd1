import { countsFrom } from "../bounds/networks";
import type { RequestOrigin } from "../permissions/actor";
import { spendGrant } from "../quotas/spend";
import { type ClientRecord, clientRecord, isClientId } from "../tokens/client-record";
import { checkForeignToken, type ForeignTokenCheck } from "../trust-rules/check-foreign-token";
import type { RuleRecord } from "../trust-rules/rule-record";
import { noteCall } from "../usage/note";
import { OAuthError } from "./errors";
import { issueAccessToken } from "./issue-access-token";
import { countFailure } from "./limit-failures";
import { assertProofHolds, boundKey } from "./proof-of-request";
import type { Exchange } from "./read-exchange";
import { asClient, recordRefusal } from "./record-refusal";
import { assertResource, resourceOfExchange } from "./requested-resource";
import { grantedScope } from "./requested-scope";
import { tokenAnswer } from "./token-answer";

/** Exchanges a token of a foreign OpenID Connect issuer, if a trust rule of the account takes it (RFC 8693). */
export async function foreignTokenGrant({ clientId, subjectToken, form, proof, origin, request }: Exchange): Promise<Response> {
  const { client, rule, claims } = await trusted(clientId, subjectToken, origin);
  return asClient(client, origin, async () => {
    assertResource(client, resourceOfExchange(form));
    const scope = grantedScope(client, form.get("scope"));
    assertProofHolds(client, proof);
    await spendGrant(client, request);
    const boundTo = await boundKey(client, proof);
    const details = { grant: "token-exchange" as const, credential: rule.id, issuer: rule.issuer, subject: subjectOf(claims) };
    const token = await issueAccessToken(client, { scope, boundTo, details }, origin);
    noteCall({ teamId: client.teamId, accountId: client.accountId, credentialId: rule.id }, origin);
    return tokenAnswer(token, true);
  });
}

/** The account and the rule that takes the token. Who is refused doesn't learn which rules there are, nor whether the account is; the audit trail does. */
async function trusted(
  clientId: string,
  subjectToken: string,
  origin: RequestOrigin,
): Promise<{ client: ClientRecord; rule: RuleRecord; claims: ForeignTokenCheck["claims"] }> {
  const client = await clientRecord(clientId);
  // Also for a client that there isn't: the answer takes as long.
  const check = isClientId(clientId) ? await checkForeignToken(subjectToken, clientId) : undefined;
  if (client?.enabled && check?.accepted && countsFrom(client.networks, origin.address)) return { client, rule: check.accepted, claims: check.claims };
  await countFailure(clientId, origin.address, client);
  const reason = !client
    ? "unknown client"
    : !client.enabled
      ? "account disabled"
      : check?.accepted
        ? "address not allowed"
        : `foreign token: ${check?.problem ?? "no rule takes it"}`;
  await recordRefusal(client, origin, reason, clientId);
  // RFC 8693 §2.2.2 has this code for a subject token that isn't acceptable.
  throw new OAuthError("invalid_request", "No trust rule of this service account takes the token. Its managers can see why by testing it.");
}

const subjectOf = (claims: ForeignTokenCheck["claims"]) => (typeof claims?.sub === "string" ? claims.sub.slice(0, 500).replace(/\0/g, "?") : null);
