import { OAuthError } from "./errors";

/** The parameter `token`. `token_type_hint` is for servers that can't tell by the token, so it isn't read (RFC 7009 §2.1, RFC 7662 §2.1). @throws OAuthError `invalid_request` */
export function requiredToken(form: ReadonlyMap<string, string>): string {
  const token = form.get("token");
  if (token === undefined) throw new OAuthError("invalid_request", "The parameter token is missing.");
  return token;
}
