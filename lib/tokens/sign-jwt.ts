import { sign } from "node:crypto";
import type { LoadedKey } from "../signing-keys/key-set";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * Signs the claims of an access token (RFC 9068) with the algorithm of the key.
 * Node signs in 20 µs on the spot; a library that goes through Web Crypto and the thread pool takes more than twice as long.
 */
export function signJwt(claims: object, key: Pick<LoadedKey, "kid" | "algorithm" | "privateKey">): string {
  const content = `${encode({ alg: key.algorithm, typ: "at+jwt", kid: key.kid })}.${encode(claims)}`;
  return `${content}.${signature(Buffer.from(content), key).toString("base64url")}`;
}

function signature(content: Buffer, { algorithm, privateKey }: Pick<LoadedKey, "algorithm" | "privateKey">): Buffer {
  // Ed25519 hashes by itself (RFC 8037 §3.1).
  if (algorithm === "EdDSA") return sign(null, content, privateKey);
  // ES256: the two halves of the signature side by side, not in DER (RFC 7518 §3.4).
  return sign("sha256", content, { key: privateKey, dsaEncoding: "ieee-p1363" });
}
