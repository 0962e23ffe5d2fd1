import { TextResponse } from "../http/text-response";
import { noteUse } from "../usage/last-use";
import { authenticatedClient } from "./authenticated-client";
import { noStore } from "./errors";
import { introspectToken } from "./introspect-token";
import { oauthEndpoint } from "./oauth-endpoint";
import { requiredToken } from "./required-token";

/**
 * `POST /oauth/introspect` (RFC 7662), for products: is this token good now, and for what? A product asks as its own service account.
 * Of a token that isn't good, that isn't for this product, or that doesn't exist, it learns nothing else.
 */
export const introspectionEndpoint = oauthEndpoint(async (form, origin, request) => {
  const { client } = await authenticatedClient(request, form, origin);
  const facts = await introspectToken(requiredToken(form), client, origin);
  noteUse(client.accountId);
  return TextResponse.ofJson(facts ? { active: true, ...facts } : { active: false }, { headers: noStore });
});
