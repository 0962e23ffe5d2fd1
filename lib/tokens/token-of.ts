import { UnauthenticatedError } from "../errors";

/** A token as a request sends it. */
export interface SentToken {
  token: string;
  /** True for the DPoP scheme (RFC 9449 §7.1), false for Bearer. */
  dpop: boolean;
}

/** The token in a request's Authorization header (RFC 6750 §2.1); undefined when there is no such header. @throws UnauthenticatedError for one of another form */
export function tokenOf(request: Request): SentToken | undefined {
  const authorization = request.headers.get("authorization");
  if (authorization === null) return undefined;
  const [, scheme, token] = /^(bearer|dpop) +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization) ?? [];
  if (!token) throw new UnauthenticatedError("The Authorization header must be: Bearer, a space, and an access token.", true, "TOKEN_MALFORMED");
  return { token, dpop: scheme!.toLowerCase() === "dpop" };
}
