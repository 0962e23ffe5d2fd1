import { authenticatedClient, recordRefusal } from "./authenticated-client";
import { clientCredentialsGrant } from "./client-credentials-grant";
import { OAuthError } from "./errors";
import { printable } from "./form";
import { oauthEndpoint } from "./oauth-endpoint";

/** The grants that the endpoint answers, as metadata lists them. */
export const grantTypes = ["client_credentials"] as const;

/** `POST /oauth/token` (RFC 6749 §3.2). */
export const tokenEndpoint = oauthEndpoint(async (form, origin, request) => {
  const authenticated = await authenticatedClient(request, form, origin);
  const grantType = form.get("grant_type");
  try {
    if (grantType === undefined) throw new OAuthError("invalid_request", "The parameter grant_type is missing.");
    if (grantType !== "client_credentials")
      throw new OAuthError("unsupported_grant_type", `This server grants ${grantTypes.join(", ")}, not ${printable(grantType)}.`);
    return await clientCredentialsGrant(authenticated, form, origin);
  } catch (error) {
    if (error instanceof OAuthError) await recordRefusal(authenticated.client, origin, error.code);
    throw error;
  }
});
