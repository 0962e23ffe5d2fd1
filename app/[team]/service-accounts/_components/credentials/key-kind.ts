/** What a public key is, and the algorithms that it signs with. */
export interface KeyKind {
  /** Such as "P-256"; undefined for the address of a key set. */
  name: string | undefined;
  /** The first one is the usual one. */
  algorithms: readonly string[];
}

/** Reads a kind off the public parameters; of a key set nothing is known beforehand. */
export function keyKind(jwk: unknown): KeyKind {
  const { kty, crv, n, alg } = (jwk ?? {}) as Partial<Record<string, string>>;
  const only = (...possible: string[]) => (alg ? [alg] : possible);
  if (kty === "EC") return { name: crv, algorithms: only("ES256") };
  if (kty === "OKP") return { name: crv, algorithms: only("EdDSA") };
  if (kty === "RSA") return { name: `RSA ${bits(n ?? "")}`, algorithms: only("RS256", "PS256") };
  return { name: undefined, algorithms: [] };
}

/** How long the number is that a text of base64url stands for; its first bit is set, as in every modulus. */
const bits = (base64url: string) => Math.floor((base64url.length * 6) / 8) * 8;
