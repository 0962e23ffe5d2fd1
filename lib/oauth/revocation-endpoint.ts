import { authenticatedClient, recordRefusal } from "./authenticated-client";
import { OAuthError } from "./errors";
import { oauthEndpoint } from "./oauth-endpoint";
import { requiredToken } from "./required-token";
import { revokeToken } from "./revoke-token";

/** `POST /oauth/revoke` (RFC 7009): a service account ends an access token or an API token of its own. What isn't good any more, or never was, is a success too. */
export const revocationEndpoint = oauthEndpoint(async (form, origin, request) => {
  const { client } = await authenticatedClient(request, form, origin);
  try {
    await revokeToken(requiredToken(form), client, origin);
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(client, origin, error.code);
    throw error;
  }
  return new Response(null, { status: 200 });
});
