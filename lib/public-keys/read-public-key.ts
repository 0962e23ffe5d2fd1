import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { calculateJwkThumbprint } from "jose";

/** A public key that we can check signatures with. */
export interface UsableKey {
  /** Its public parameters, with `kid`, and `alg` if it is for one alone. */
  jwk: Record<string, string>;
  kid: string;
  /** RFC 7638. */
  thumbprint: string;
  algorithms: readonly string[];
  key: KeyObject;
}

/** Why a text is no key that we take. */
export class KeyProblem extends Error {
  override name = "KeyProblem";
}

/** The algorithms that assertions may be signed with, as metadata lists them. */
export const assertionAlgorithms = ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"] as const;

const smallestRsa = 2048;
const largestRsa = 8192;
const longestText = 16_384;
const kinds = "Keys are P-256 (ES256), Ed25519 (EdDSA) or RSA of 2048 to 8192 bits (RS256, PS256).";
const privateHalf = "This is a private key. Only its public half belongs here; whoever has seen it can sign with it, so make a new one.";

/** A public key in PEM or as a JSON Web Key. @throws KeyProblem that says what is wrong and never what the text was */
export async function readPublicKey(text: string): Promise<UsableKey> {
  const trimmed = text.trim();
  if (trimmed.length > longestText) throw new KeyProblem("The key is too long.");
  if (/PRIVATE KEY/.test(trimmed)) throw new KeyProblem(privateHalf);
  if (trimmed.startsWith("{")) return readJwk(parsed(trimmed));
  if (!/^-----BEGIN (?:RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END (?:RSA )?PUBLIC KEY-----$/.test(trimmed))
    throw new KeyProblem("Give a public key: PEM that begins with -----BEGIN PUBLIC KEY-----, or a JSON Web Key.");
  return usable(() => createPublicKey(trimmed), {});
}

/** A key from a JSON Web Key (RFC 7517). @throws KeyProblem */
export async function readJwk(value: unknown): Promise<UsableKey> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new KeyProblem("A JSON Web Key is an object.");
  const jwk = value as Record<string, unknown>;
  if ("keys" in jwk) throw new KeyProblem("This is a set of keys. Add its keys one by one, or the address of the set.");
  if (["d", "p", "q", "dp", "dq", "qi", "k"].some((name) => name in jwk)) throw new KeyProblem(privateHalf);
  if (jwk.use !== undefined && jwk.use !== "sig") throw new KeyProblem("The key is not for signatures.");
  if (Array.isArray(jwk.key_ops) && !jwk.key_ops.includes("verify")) throw new KeyProblem("The key is not for checking signatures.");
  return usable(() => createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }), jwk);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyProblem("The JSON Web Key is not valid JSON.");
  }
}

async function usable(make: () => KeyObject, { kid, alg }: { kid?: unknown; alg?: unknown }): Promise<UsableKey> {
  let key: KeyObject;
  let own: Record<string, string>;
  try {
    key = make();
    // Exported anew, so that nothing but the key's own parameters is kept; of some kinds nothing can be.
    own = key.export({ format: "jwk" }) as Record<string, string>;
  } catch {
    throw new KeyProblem(`This is no key that can be read. ${kinds}`);
  }
  const possible = algorithmsOf(key, own);
  assertSound(key, own);
  if (alg !== undefined && (typeof alg !== "string" || !possible.includes(alg))) throw new KeyProblem(`The key can't be used with its alg. ${kinds}`);
  if (kid !== undefined && (typeof kid !== "string" || !/^[\x20-\x7e]{1,200}$/.test(kid)))
    throw new KeyProblem("The kid of the key must be text of at most 200 printable characters.");
  const thumbprint = await calculateJwkThumbprint(own);
  const id = (kid as string | undefined) ?? thumbprint;
  return {
    jwk: { ...own, kid: id, ...(alg !== undefined && { alg }) },
    kid: id,
    thumbprint,
    algorithms: alg === undefined ? possible : [alg],
    key,
  };
}

function algorithmsOf(key: KeyObject, { kty, crv }: Record<string, string>): string[] {
  if (kty === "EC" && crv === "P-256") return ["ES256"];
  // RFC 9864 calls the same algorithm by the name of its curve.
  if (kty === "OKP" && crv === "Ed25519") return ["EdDSA", "Ed25519"];
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (kty === "RSA" && key.asymmetricKeyType === "rsa" && bits >= smallestRsa && bits <= largestRsa) return ["RS256", "PS256"];
  throw new KeyProblem(`Keys of this kind aren't taken. ${kinds}`);
}

/**
 * Keys of the right kind with which nothing is proved, because anybody can sign for them: RSA with an exponent of 1 or a modulus that is no product
 * of two large primes, Ed25519 points of small order. And exponents beyond 32 bits, which make each check cost as much as a signature.
 * @throws KeyProblem
 */
function assertSound(key: KeyObject, { kty, n, x }: Record<string, string>): void {
  const { publicExponent = 65537n } = key.asymmetricKeyDetails ?? {};
  const rsa = kty !== "RSA" || (publicExponent >= 3n && publicExponent < 1n << 32n && publicExponent % 2n === 1n && isOdd(n));
  if (!rsa || (kty === "OKP" && !isSoundPoint(x))) throw new KeyProblem("This key protects nothing: anybody could sign for it. Make a new one.");
}

const isOdd = (number: string | undefined) => (Buffer.from(number ?? "", "base64url").at(-1) ?? 0) % 2 === 1;

function isSoundPoint(x: string | undefined): boolean {
  try {
    return !ed25519.Point.fromBytes(Buffer.from(x ?? "", "base64url")).isSmallOrder();
  } catch {
    return false;
  }
}
