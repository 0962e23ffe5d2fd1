import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import { spendGrant } from "../quotas/spend";
import type { RequestOrigin } from "../permissions/actor";
import { checkForeignToken, type ForeignTokenCheck } from "../trust-rules/check-foreign-token";
import type { RuleRecord } from "../trust-rules/rule-record";
import { noteCall } from "../usage/note";
import { countsFrom, recordRefusal } from "./authenticated-client";
import { type ClientRecord, clientRecord, isClientId } from "../tokens/client-record";
import { assertProofHolds, boundKey, type RequestProof } from "./proof-of-request";
import { OAuthError } from "./errors";
import { issueAccessToken } from "./issue-access-token";
import { countFailure } from "./limit-failures";
import { refresh } from "./refresh-grant";
import { assertResource } from "./requested-resource";
import { grantedScope } from "./requested-scope";
import { accessTokenType, tokenAnswer } from "./token-answer";

export const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

const foreignTypes = ["urn:ietf:params:oauth:token-type:id_token", "urn:ietf:params:oauth:token-type:jwt"];

/** What is exchanged, and for whom. */
export interface Exchange {
  clientId: string;
  subjectToken: string;
  form: ReadonlyMap<string, string>;
  proof: RequestProof | undefined;
  origin: RequestOrigin;
  request: Request;
}

/** Token exchange (RFC 8693): a token, which is the only credential, for an access token of the account that is named by its client id. */
export async function tokenExchangeGrant(
  request: Request,
  form: ReadonlyMap<string, string>,
  proof: RequestProof | undefined,
  origin: RequestOrigin,
): Promise<Response> {
  const { own, ...given } = readExchange(request, form);
  const exchange = { ...given, form, proof, origin, request };
  return own ? refresh(exchange) : exchangeForeign(exchange);
}

/** A token of a foreign OpenID Connect issuer, if a trust rule of the account takes it. The audit event is durable before the token is answered. */
async function exchangeForeign({ clientId, subjectToken, form, proof, origin, request }: Exchange): Promise<Response> {
  const { client, rule, claims } = await trusted(clientId, subjectToken, origin);
  try {
    assertResource(client, [form.get("resource"), form.get("audience")].filter(Boolean).join("\n") || undefined);
    const scope = grantedScope(client, form.get("scope"));
    assertProofHolds(client, proof);
    await spendGrant(client, request);
    const boundTo = await boundKey(client, proof);
    const token = await issueAccessToken(client, { scope, boundTo }, ({ jti, expiresIn }) =>
      recordDurably(
        eventRow({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name }, origin, {
          action: "token.grant",
          teamId: client.teamId,
          target: { type: "ServiceAccount", id: client.accountId, name: client.name },
          details: {
            jti,
            grant: "token-exchange",
            credential: rule.id,
            issuer: rule.issuer,
            subject: subjectOf(claims),
            expiresIn,
            ...(boundTo !== undefined && { dpop: boundTo }),
          },
        }),
      ),
    );
    noteCall({ teamId: client.teamId, accountId: client.accountId, credentialId: rule.id }, origin);
    return tokenAnswer(token, true);
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(client, origin, error.code);
    throw error;
  }
}

function readExchange(request: Request, form: ReadonlyMap<string, string>): { clientId: string; subjectToken: string; own: boolean } {
  const refuse = (description: string) => new OAuthError("invalid_request", description);
  if (request.headers.has("authorization") || ["client_secret", "client_assertion", "client_assertion_type"].some((name) => form.has(name)))
    throw refuse("The subject_token is the credential of an exchange: send no other, and the client id as client_id.");
  if (form.has("actor_token") || form.has("actor_token_type")) throw refuse("This server exchanges tokens without an actor_token.");
  const [clientId, subjectToken] = [form.get("client_id"), form.get("subject_token")];
  if (clientId === undefined) throw refuse("The parameter client_id is missing: the client id of the service account.");
  if (subjectToken === undefined) throw refuse("The parameter subject_token is missing.");
  const type = form.get("subject_token_type") ?? "";
  const own = type === accessTokenType;
  if (!own && !foreignTypes.includes(type)) throw refuse(`The subject_token_type must be one of ${[...foreignTypes, accessTokenType].join(", ")}.`);
  if ((form.get("requested_token_type") ?? accessTokenType) !== accessTokenType) throw refuse(`The requested_token_type can only be ${accessTokenType}.`);
  return { clientId, subjectToken, own };
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
  if (client?.enabled && check?.accepted && countsFrom(client, origin)) return { client, rule: check.accepted, claims: check.claims };
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
