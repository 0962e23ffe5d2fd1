import { OAuthError } from "./errors";
import { accessTokenType } from "./token-answer";
import type { TokenRequest } from "./token-request";

const foreignTypes = ["urn:ietf:params:oauth:token-type:id_token", "urn:ietf:params:oauth:token-type:jwt"];

/** What is exchanged, and for whom. */
export interface Exchange extends TokenRequest {
  clientId: string;
  subjectToken: string;
  /** Whether it is an access token of ours. */
  own: boolean;
}

/** The parameters of a token exchange (RFC 8693 §2.1). @throws OAuthError `invalid_request` */
export function readExchange(asked: TokenRequest): Exchange {
  const { form, request } = asked;
  const refuse = (description: string) => new OAuthError("invalid_request", description);
  if (request.headers.has("authorization") || ["client_secret", "client_assertion", "client_assertion_type"].some((name) => form.has(name)))
    throw refuse("The subject_token is the credential of an exchange: send no other, and the client id as client_id.");
  if (form.has("actor_token") || form.has("actor_token_type")) throw refuse("This server exchanges tokens without an actor_token.");
  const [clientId, subjectToken] = [form.get("client_id"), form.get("subject_token")];
  if (clientId === undefined) throw refuse("The parameter client_id is missing: the client id of the service account.");
  if (subjectToken === undefined) throw refuse("The parameter subject_token is missing.");
  const type = form.get("subject_token_type") ?? "";
  const own = type === accessTokenType;
  if (!own && !foreignTypes.includes(type)) throw refuse(`The subject_token_type must be one of ${[...foreignTypes, accessTokenType].join(", ")}.`);
  if ((form.get("requested_token_type") ?? accessTokenType) !== accessTokenType) throw refuse(`The requested_token_type can only be ${accessTokenType}.`);
  return { ...asked, clientId, subjectToken, own };
}
