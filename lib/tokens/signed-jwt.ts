import { compactVerify, decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from "jose";
import { assertionAlgorithms, type UsableKey } from "../public-keys/read-public-key";

/** The header of a JWT that somebody else has signed, as far as it can be believed before its signature is checked. */
export interface SignedHeader {
  alg: string;
  kid: string | undefined;
}

/** In characters. */
export const longestJwt = 16_384;

/**
 * Reads the header of a JWT; undefined when it can't be one of the wanted.
 * @param types the values of `typ` that are taken, in lower case; one without is taken as well.
 */
export function headerOf(jwt: string, types: readonly string[]): SignedHeader | undefined {
  if (jwt.length > longestJwt) return undefined;
  try {
    const { alg, kid, typ, crit } = decodeProtectedHeader(jwt);
    const type = typ?.toLowerCase().replace(/^application\//, "");
    // A token of another kind that the same key has signed must not pass; and what must be understood isn't.
    if (crit !== undefined || (type !== undefined && !types.includes(type))) return undefined;
    return assertionAlgorithms.some((algorithm) => algorithm === alg) ? { alg: alg!, kid } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key may have signed what has this header. */
export function mayHaveSigned(key: UsableKey, { alg, kid }: SignedHeader): boolean {
  return key.algorithms.includes(alg) && (kid === undefined || key.kid === kid || key.thumbprint === kid);
}

/** How many keys one JWT is tried with. Who signs with one of more keys names it in `kid`. */
const mostTried = 20;

/** The claims of a JWT that one of the keys has signed; undefined when none has. */
export async function claimsSignedBy(jwt: string, keys: readonly UsableKey[], header: SignedHeader): Promise<JWTPayload | undefined> {
  return (await signerOf(jwt, keys, header))?.claims;
}

/** The same, with the key that has signed it. */
export async function signerOf(jwt: string, keys: readonly UsableKey[], { alg }: SignedHeader): Promise<{ key: UsableKey; claims: JWTPayload } | undefined> {
  for (const key of keys.slice(0, mostTried)) {
    try {
      await compactVerify(jwt, key.key, { algorithms: [alg] });
      return { key, claims: decodeJwt(jwt) };
    } catch (error) {
      if (!(error instanceof errors.JOSEError) && !(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
