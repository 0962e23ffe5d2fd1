import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { countsFrom, readableFrom } from "./allowed-origins.mjs";

/** A request that isn't let in: what to answer (RFC 6750 §3). */
export class Refusal extends Error {
  constructor(status, error, message, headers = {}, more = "") {
    super(message);
    this.status = status;
    const why = error && `, error="${error}", error_description="${message}"${more}`;
    this.headers = { ...headers, "www-authenticate": `Bearer realm="things"${why}` };
  }
}

let keys;

/**
 * Checks the token of a request, without asking Latchkey: its keys are fetched once, again after five minutes, and for one that isn't known.
 * @param {{ authorization?: string | null, origin?: string | null }} request the headers of these names
 * @param {string} permission what the token must permit
 * @returns {Promise<{ claims: import("jose").JWTPayload, headers: Record<string, string> }>} who calls, and what the answer needs for their page
 * @throws {Refusal}
 */
export async function checkToken({ authorization, origin }, permission) {
  const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw new Refusal(401, "", "Send an access token.");
  const claims = await verified(token);
  // A stolen copy of such a token is worth nothing where the proof is checked, so it must not be taken without.
  if (claims.cnf) throw new Refusal(401, "invalid_token", "This token takes a proof (DPoP), which this API doesn't check.");
  if (!countsFrom(claims, origin)) throw new Refusal(403, "invalid_token", "The token doesn't count from there.");
  const headers = readableFrom(origin);
  if (
    !String(claims.scope ?? "")
      .split(" ")
      .includes(permission)
  )
    throw new Refusal(403, "insufficient_scope", "The token doesn't permit this.", headers, `, scope="${permission}"`);
  return { claims, headers };
}

async function verified(token) {
  const { LATCHKEY: issuer, AUDIENCE: audience } = process.env;
  // Without an audience jose takes the tokens of every product.
  if (!issuer || !audience) throw new Error("Set LATCHKEY and AUDIENCE.");
  keys ??= createRemoteJWKSet(new URL("/.well-known/jwks.json", issuer), { cacheMaxAge: 5 * 60_000 });
  const wanted = { issuer, audience, typ: "at+jwt", algorithms: ["ES256", "EdDSA"], requiredClaims: ["sub", "client_id", "iat", "exp", "jti"] };
  try {
    return (await jwtVerify(token, keys, wanted)).payload;
  } catch (error) {
    // Latchkey can't be reached: that says nothing of the token.
    if (!(error instanceof errors.JOSEError) || ["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT"].includes(error.code)) throw error;
    throw new Refusal(401, "invalid_token", "The token isn't good, or isn't for this API.");
  }
}
