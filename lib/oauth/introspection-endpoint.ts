import { TextResponse } from "../http/text-response";
import { authenticatedClient } from "./authenticated-client";
import { noStore } from "./errors";
import { introspectToken, type TokenFacts } from "./introspect-token";
import { oauthEndpoint } from "./oauth-endpoint";
import { requiredToken } from "./required-token";

/**
 * `POST /oauth/introspect` (RFC 7662), for products: is this token good now, and for what? A product asks as its own service account.
 * Of a token that isn't good, that isn't for this product, or that doesn't exist, it learns nothing else.
 */
export const introspectionEndpoint = oauthEndpoint(async (form, origin, request) => {
  const { client } = await authenticatedClient(request, form, origin);
  const facts = await introspectToken(requiredToken(form), client, origin);
  return new TextResponse(facts ? textOf(facts) : '{"active":false}', { headers });
});

const headers = { "content-type": "application/json", ...noStore };

/** Facts that are told again are the same object, so their text is made once. */
const texts = new WeakMap<TokenFacts, string>();

function textOf(facts: TokenFacts): string {
  const known = texts.get(facts);
  if (known !== undefined) return known;
  const text = JSON.stringify({ active: true, ...facts });
  texts.set(facts, text);
  return text;
}
