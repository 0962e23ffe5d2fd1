import { createHash } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from "jose";
import { LRUCache } from "lru-cache";
import { settings } from "../../env";
import { KeyProblem, readJwk, type UsableKey } from "../../public-keys/read-public-key";
import { claimsSignedBy } from "../signed-jwt";
import { proofAlgorithms } from "./algorithms";
import { isRecentNonce } from "./nonce";
import { sameTarget } from "./target";

/** A proof that holds, unless it was used before. */
export interface Proof {
  /** The thumbprint of the key that made it (RFC 7638): what a token is bound to. */
  thumbprint: string;
  jti: string;
}

/** What is wrong with a proof, by the error codes of RFC 9449. */
export class ProofProblem extends Error {
  override name = "ProofProblem";
  constructor(
    message: string,
    readonly code: "invalid_dpop_proof" | "use_dpop_nonce" = "invalid_dpop_proof",
  ) {
    super(message);
  }
}

/** How old a proof may be, in seconds. Its nonce is hardly ever good for longer. */
const longestLife = 300;
/** How far the clocks of others may be ahead, in seconds. */
const skew = 60;
/** Until when a proof that was just taken could be taken again, in seconds from now; the clocks of two instances may be a minute apart. */
export const rememberedFor = longestLife + 2 * skew;

const longestProof = 8_192;
const longestJti = 512;

/**
 * Checks the proof that a request carries (RFC 9449 §4.3): all but whether it was used before.
 * @param header the request's `DPoP` header
 * @param accessToken the token that it is sent with; undefined at the token endpoint
 * @throws ProofProblem
 */
export async function checkProof(header: string, request: Request, accessToken?: string): Promise<Proof> {
  // Several fields of one name come joined, and a JWT has no comma.
  if (header.includes(",")) throw new ProofProblem("There is more than one DPoP header.");
  const { thumbprint, claims } = await signedBySender(header);
  const { jti, htm, htu, iat, exp, nbf, ath, nonce } = claims;
  if (typeof jti !== "string" || jti === "" || jti.length > longestJti)
    throw new ProofProblem(`The DPoP proof has no jti, or one of more than ${longestJti} characters.`);
  if (htm !== request.method) throw new ProofProblem(`The htm of the DPoP proof must be ${request.method}.`);
  if (!sameTarget(htu, request)) throw new ProofProblem(`The htu of the DPoP proof must be the address of this endpoint, at ${settings().publicUrl}.`);
  assertFresh(iat);
  assertInForce(exp, nbf);
  if (accessToken !== undefined && ath !== createHash("sha256").update(accessToken).digest("base64url"))
    throw new ProofProblem("The ath of the DPoP proof must be the hash of the access token.");
  // Last, so that who gets a nonce knows that all the rest is right.
  if (!isRecentNonce(nonce))
    throw new ProofProblem("The DPoP proof must have the nonce of the DPoP-Nonce header of this answer as its nonce.", "use_dpop_nonce");
  return { thumbprint, jti };
}

/** What the holder of the key in a proof says, with that key's thumbprint. */
async function signedBySender(proof: string): Promise<{ thumbprint: string; claims: JWTPayload }> {
  const { alg, jwk } = headerOf(proof);
  const key = await keyOf(proof.slice(0, proof.indexOf(".")), jwk);
  const claims = key.algorithms.includes(alg) ? await claimsSignedBy(proof, [key], { alg, kid: undefined }) : undefined;
  if (!claims) throw new ProofProblem("The signature of the DPoP proof is wrong.");
  return { thumbprint: key.thumbprint, claims };
}

// A client makes one proof after the other with one key, and to read a key costs more than to check a signature.
const read = new LRUCache<string, UsableKey>({ max: 1_000 });

/** @param header as it came: it has the key, and nothing else that tells one proof of a client from another */
async function keyOf(header: string, jwk: object): Promise<UsableKey> {
  const known = read.get(header);
  if (known) return known;
  const key = await readJwk(jwk).catch((error: unknown) => {
    throw error instanceof KeyProblem ? new ProofProblem(`The jwk of the DPoP proof isn't taken. ${error.message}`) : error;
  });
  read.set(header, key);
  return key;
}

function headerOf(proof: string): { alg: string; jwk: object } {
  const header = proof.length <= longestProof ? decodedHeader(proof) : undefined;
  if (!header) throw new ProofProblem("The DPoP header is no JWT.");
  const { typ, alg, jwk, crit } = header;
  // A JWT that the key has signed for something else must not pass.
  if (typ !== "dpop+jwt") throw new ProofProblem("The typ of the DPoP proof must be dpop+jwt.");
  if (!proofAlgorithms.some((algorithm) => algorithm === alg))
    throw new ProofProblem(`The alg of the DPoP proof must be one of ${proofAlgorithms.join(", ")}.`);
  if (crit !== undefined) throw new ProofProblem("The DPoP proof has a crit that this server doesn't know.");
  if (typeof jwk !== "object" || jwk === null) throw new ProofProblem("The DPoP proof has no jwk.");
  // What the client calls its key is of no interest.
  return { alg: alg!, jwk: { ...jwk, kid: undefined } };
}

function decodedHeader(proof: string) {
  try {
    // Decoded as well, for what isn't JSON in it.
    decodeJwt(proof);
    return decodeProtectedHeader(proof);
  } catch {
    return undefined;
  }
}

/** A proof needs neither; one that has them means them (RFC 7519 §4.1.4, §4.1.5). */
function assertInForce(exp: unknown, nbf: unknown): void {
  const now = Date.now() / 1000;
  if (exp !== undefined && (typeof exp !== "number" || exp <= now - skew)) throw new ProofProblem("The DPoP proof has expired.");
  if (nbf !== undefined && (typeof nbf !== "number" || nbf > now + skew)) throw new ProofProblem("The DPoP proof is not valid yet.");
}

function assertFresh(iat: unknown): void {
  const now = Date.now() / 1000;
  if (typeof iat !== "number") throw new ProofProblem("The DPoP proof has no iat, or one that is no number.");
  if (iat > now + skew) throw new ProofProblem("The DPoP proof was issued in the future.");
  if (iat < now - longestLife) throw new ProofProblem("The DPoP proof is too old.");
}
