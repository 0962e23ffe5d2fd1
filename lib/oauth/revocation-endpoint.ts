import { authenticatedClient } from "./authenticated-client";
import { oauthEndpoint } from "./oauth-endpoint";
import { asClient } from "./record-refusal";
import { requiredToken } from "./required-token";
import { revokeToken } from "./revoke-token";

/** `POST /oauth/revoke` (RFC 7009): a service account ends an access token or an API token of its own. What isn't good any more, or never was, is a success too. */
export const revocationEndpoint = oauthEndpoint(async (form, origin, request) => {
  const { client } = await authenticatedClient(request, form, origin);
  await asClient(client, origin, async () => revokeToken(requiredToken(form), client, origin));
  return new Response(null, { status: 200 });
});
