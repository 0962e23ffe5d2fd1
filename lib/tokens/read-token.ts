import { type TokenRefusal, UnauthenticatedError } from "../errors";
import { isOpaque, lookupIdOf, readApiToken } from "./token-format";
import { type JwtClaims, verifyJwt } from "./verify-jwt";

/** What says that it is an API token: its entry tells whether that is so. */
export interface ReadApiToken {
  kind: "API_TOKEN";
  lookupId: string;
  /** What must match the hash in the entry: the token itself, or, of one that is a JWT, its `jti`. */
  secret: string;
  /** What is in one that is a JWT, whose signature is right. */
  claims: JwtClaims | undefined;
}

/** An access token whose signature is right. */
export interface ReadAccessToken {
  kind: "ACCESS_TOKEN";
  claims: JwtClaims;
}

const texts: Partial<Record<TokenRefusal, string>> = {
  TOKEN_MALFORMED: "This is no API token: it hasn't the form of one.",
  TOKEN_CHECKSUM: "This is no API token: its checksum is wrong. It was mistyped or cut off.",
};

/**
 * What a text is that is sent as a token, as far as it tells by itself: whether it is in force is for the caller to look up.
 * @throws UnauthenticatedError with a reason, when it is none of ours
 */
export async function readToken(text: string): Promise<ReadApiToken | ReadAccessToken> {
  if (isOpaque(text)) {
    const read = readApiToken(text);
    if ("refusal" in read) throw new UnauthenticatedError(texts[read.refusal], true, read.refusal);
    return { kind: "API_TOKEN", lookupId: read.lookupId, secret: text, claims: undefined };
  }
  const claims = await verifyJwt(text);
  const lookupId = lookupIdOf(claims.jti);
  return lookupId === undefined ? { kind: "ACCESS_TOKEN", claims } : { kind: "API_TOKEN", lookupId, secret: claims.jti, claims };
}

/** The same; undefined when it is none of ours. */
export async function readIfToken(text: string): Promise<ReadApiToken | ReadAccessToken | undefined> {
  try {
    return await readToken(text);
  } catch (error) {
    if (error instanceof UnauthenticatedError) return undefined;
    throw error;
  }
}
