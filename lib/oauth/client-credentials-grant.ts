import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import type { RequestOrigin } from "../permissions/actor";
import { spendGrant } from "../quotas/spend";
import type { AuthenticatedClient } from "./authenticated-client";
import { assertProofHolds, boundKey, type RequestProof } from "./proof-of-request";
import { issueAccessToken } from "./issue-access-token";
import { assertResource } from "./requested-resource";
import { grantedScope } from "./requested-scope";
import { tokenAnswer } from "./token-answer";

/** The client credentials grant (RFC 6749 §4.4). The audit event is durable before the token is answered. */
export async function clientCredentialsGrant(
  { client, method, credential }: AuthenticatedClient,
  form: ReadonlyMap<string, string>,
  proof: RequestProof | undefined,
  origin: RequestOrigin,
  request: Request,
): Promise<Response> {
  assertResource(client, form.get("resource"));
  const scope = grantedScope(client, form.get("scope"));
  assertProofHolds(client, proof);
  // What is refused for another reason takes nothing of the limit, and who is over it keeps the proof.
  await spendGrant(client, request);
  const boundTo = await boundKey(client, proof);
  const token = await issueAccessToken(client, { scope, boundTo, credential }, ({ jti, expiresIn }) =>
    recordDurably(
      eventRow({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name }, origin, {
        action: "token.grant",
        teamId: client.teamId,
        target: { type: "ServiceAccount", id: client.accountId, name: client.name },
        details: {
          jti,
          grant: "client_credentials",
          method,
          credential: credential.id,
          ...(credential.key !== undefined && { key: credential.key }),
          expiresIn,
          ...(boundTo !== undefined && { dpop: boundTo }),
        },
      }),
    ),
  );
  return tokenAnswer(token);
}
