import { authenticatedClient } from "./authenticated-client";
import { clientCredentialsGrant } from "./client-credentials-grant";
import { OAuthError } from "./errors";
import { printable } from "./form";
import { oauthEndpoint } from "./oauth-endpoint";
import { proofOfRequest } from "./proof-of-request";
import { asClient } from "./record-refusal";
import { tokenExchange, tokenExchangeGrant } from "./token-exchange-grant";

/** The grants that the endpoint answers, as metadata lists them. */
export const grantTypes = ["client_credentials", tokenExchange] as const;

/** `POST /oauth/token` (RFC 6749 §3.2). */
export const tokenEndpoint = oauthEndpoint(async (form, origin, request) => {
  const grantType = form.get("grant_type");
  const asked = { form, proof: await proofOfRequest(request), origin, request };
  // Here the client has nothing of its own to prove itself with.
  if (grantType === tokenExchange) return tokenExchangeGrant(asked);
  const authenticated = await authenticatedClient(request, form, origin);
  return asClient(authenticated.client, origin, async () => {
    if (grantType === undefined) throw new OAuthError("invalid_request", "The parameter grant_type is missing.");
    if (grantType !== "client_credentials")
      throw new OAuthError("unsupported_grant_type", `This server grants ${grantTypes.join(", ")}, not ${printable(grantType)}.`);
    return clientCredentialsGrant(authenticated, asked);
  });
});
