/** With what tokens can be signed (RFC 7518 §3.4, RFC 8037 §3.1); the first is that of teams which have chosen none. */
export const signingAlgorithms = ["ES256", "EdDSA"] as const;

export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** What every library knows. The installation always has a key of it, which stands in while the first of another isn't old enough. */
export const defaultAlgorithm: SigningAlgorithm = "ES256";
