import { TextResponse } from "../http/text-response";
import { authenticatedClient } from "./authenticated-client";
import { OAuthError } from "./errors";
import { introspectToken, type TokenFacts } from "./introspect-token";
import { oauthEndpoint } from "./oauth-endpoint";
import { requiredToken } from "./required-token";

/**
 * `POST /oauth/introspect` (RFC 7662), for products: is this token good now, and for what? A product asks as its own service account.
 * Of a token that isn't good, that isn't for this product, or that doesn't exist, it learns nothing else. With `permission` it tells what the call
 * takes that it asks about (RFC 7662 §2.1 leaves room for such), so that Latchkey knows which of an account's permissions are used.
 */
export const introspectionEndpoint = oauthEndpoint(async (form, origin, request) => {
  const { client } = await authenticatedClient(request, form, origin);
  const facts = await introspectToken(requiredToken(form), client, origin, exercised(form));
  return new TextResponse(facts ? textOf(facts) : '{"active":false}', { headers });
});

const mostExercised = 20;

function exercised(form: ReadonlyMap<string, string>): string[] {
  const names = [...new Set(form.get("permission")?.split(" ").filter(Boolean))];
  if (names.length > mostExercised)
    throw new OAuthError("invalid_request", `The parameter permission names ${names.length} permissions; at most ${mostExercised} can be.`);
  return names;
}

const headers = { "content-type": "application/json" };

/** Facts that are told again are the same object, so their text is made once. */
const texts = new WeakMap<TokenFacts, string>();

function textOf(facts: TokenFacts): string {
  const known = texts.get(facts);
  if (known !== undefined) return known;
  const text = JSON.stringify({ active: true, ...facts });
  texts.set(facts, text);
  return text;
}
