import { spendGrant } from "../quotas/spend";
import type { AuthenticatedClient } from "./authenticated-client";
import { issueAccessToken } from "./issue-access-token";
import { assertProofHolds, boundKey } from "./proof-of-request";
import { assertResource } from "./requested-resource";
import { grantedScope } from "./requested-scope";
import { tokenAnswer } from "./token-answer";
import type { TokenRequest } from "./token-request";

/** The client credentials grant (RFC 6749 §4.4). */
export async function clientCredentialsGrant({ client, method, credential }: AuthenticatedClient, asked: TokenRequest): Promise<Response> {
  const { form, proof, origin, request } = asked;
  assertResource(client, form.get("resource"));
  const scope = grantedScope(client, form.get("scope"));
  assertProofHolds(client, proof);
  // What is refused for another reason takes nothing of the limit, and who is over it keeps the proof.
  await spendGrant(client, request);
  const boundTo = await boundKey(client, proof);
  const { id, key } = credential;
  const details = { grant: "client_credentials" as const, method, credential: id, ...(key !== undefined && { key }) };
  return tokenAnswer(await issueAccessToken(client, { scope, boundTo, credential, details }, origin));
}
