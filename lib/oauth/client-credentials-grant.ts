import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/group-commit";
import { TextResponse } from "../http/text-response";
import type { RequestOrigin } from "../permissions/actor";
import { noteCall } from "../usage/note";
import type { PresentedClient } from "./client-authentication";
import type { ClientRecord } from "./client-record";
import { noStore } from "./errors";
import { issueAccessToken } from "./issue-access-token";
import { grantedScope } from "./requested-scope";

/** The client credentials grant (RFC 6749 §4.4). The audit event is durable before the token is answered. */
export async function clientCredentialsGrant(
  client: ClientRecord,
  method: PresentedClient["method"],
  form: ReadonlyMap<string, string>,
  origin: RequestOrigin,
): Promise<Response> {
  const scope = grantedScope(client, form.get("scope"));
  const token = await issueAccessToken(client, scope, ({ jti, expiresIn }) =>
    recordDurably(
      eventRow({ type: "SERVICE_ACCOUNT", id: client.accountId, name: client.name }, origin, {
        action: "token.grant",
        teamId: client.teamId,
        target: { type: "ServiceAccount", id: client.accountId, name: client.name },
        details: { jti, grant: "client_credentials", method, expiresIn },
      }),
    ),
  );
  noteCall(client, origin);
  // RFC 6749 §5.1; a scope can't be empty there, so it is left out when the account holds nothing.
  const body = { access_token: token.accessToken, token_type: "Bearer", expires_in: token.expiresIn, ...(scope !== "" && { scope }) };
  return TextResponse.ofJson(body, { headers: noStore });
}
