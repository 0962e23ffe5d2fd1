/**
 * Whether a token counts from where a request comes: from pages of its `allowed-origins`, and from programs, which send no Origin.
 * An API token (its `jti` begins with `lk_`) that has origins is for their pages alone.
 * @param {{ jti?: string }} claims
 * @param {string | null | undefined} origin the request's header
 */
export function countsFrom(claims, origin) {
  const allowed = claims["allowed-origins"] ?? [];
  if (!origin) return allowed.length === 0 || !claims.jti.startsWith("lk_");
  // In https://*.example.com the * stands for exactly one label.
  return allowed.includes(origin) || allowed.includes(origin.replace(/^(https?:\/\/)[^.:/]+\./, "$1*."));
}

/**
 * Lets pages of an origin read an answer.
 * @param {string | null | undefined} origin of a page that the token counts from
 */
export function readableFrom(origin) {
  return { vary: "Origin", ...(origin && { "access-control-allow-origin": origin, "access-control-expose-headers": "www-authenticate" }) };
}

/**
 * What a browser asks before it lets a page call. That carries no token, so it is answered for every page; the call behind it isn't.
 * @param {string | null | undefined} origin the request's header
 */
export function preflightHeaders(origin) {
  return { ...readableFrom(origin), "access-control-allow-methods": "GET", "access-control-allow-headers": "authorization", "access-control-max-age": "600" };
}
