import { TextResponse } from "../http/text-response";
import type { IssuedToken } from "./issue-access-token";

export const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";

/** The answer with an access token (RFC 6749 §5.1). @param exchanged for the member that RFC 8693 §2.2.1 asks for */
export function tokenAnswer({ accessToken, expiresIn, scope, boundTo }: IssuedToken, exchanged = false): TextResponse {
  const body = {
    access_token: accessToken,
    ...(exchanged && { issued_token_type: accessTokenType }),
    token_type: tokenType(boundTo),
    expires_in: expiresIn,
    // A scope can't be empty there, so it is left out when the account holds nothing.
    ...(scope !== "" && { scope }),
  };
  return TextResponse.ofJson(body);
}

/** How a token is sent. @param boundTo the key that it is bound to, if it is */
export function tokenType(boundTo: string | undefined): "Bearer" | "DPoP" {
  return boundTo === undefined ? "Bearer" : "DPoP";
}
