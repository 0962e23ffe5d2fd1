import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { calculateJwkThumbprint, type JWTPayload, SignJWT } from "jose";
import { currentNonce } from "../tokens/dpop/nonce";

export const issuer = "http://localhost:3000";
export const api = `${issuer}/api/graphql`;

/** A key with which a client makes proofs. */
export interface ProofKey {
  alg: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const ed = generateKeyPairSync("ed25519");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A key for each algorithm that proofs may be signed with. */
export const proofKeys = {
  ES256: { alg: "ES256", ...generateKeyPairSync("ec", { namedCurve: "P-256" }) },
  EdDSA: { alg: "EdDSA", ...ed },
  Ed25519: { alg: "Ed25519", ...ed },
  RS256: { alg: "RS256", ...rsa },
  PS256: { alg: "PS256", ...rsa },
} satisfies Record<string, ProofKey>;
/** The key of somebody else. */
export const thief: ProofKey = { alg: "ES256", ...generateKeyPairSync("ec", { namedCurve: "P-256" }) };

export const thumbprintOf = ({ publicKey }: ProofKey) => calculateJwkThumbprint(publicKey.export({ format: "jwk" }) as Record<string, string>);
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** What is another way in a proof; a claim or a header parameter that is undefined is left out. */
export interface ProofChange {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  key?: ProofKey;
  /** What signs, when it isn't the key that the proof shows. */
  signer?: KeyObject | Uint8Array;
}

/** A proof as a client makes it for the token endpoint, with some of it changed. */
export function proofOf({ claims, header, key = proofKeys.ES256, signer = key.privateKey }: ProofChange = {}): Promise<string> {
  const payload = { jti: randomUUID(), htm: "POST", htu: `${issuer}/oauth/token`, iat: Math.floor(Date.now() / 1000), nonce: currentNonce(), ...claims };
  const parameters = { typ: "dpop+jwt", alg: key.alg, jwk: key.publicKey.export({ format: "jwk" }), ...header };
  const plain = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
  const { crit } = parameters as { crit?: string[] };
  return new SignJWT(plain(payload) as JWTPayload)
    .setProtectedHeader(plain(parameters))
    .sign(signer, { crit: Object.fromEntries((crit ?? []).map((name) => [name, true])) });
}

/** The same for a call of our API with a token. */
export const apiProofOf = (token: string, { claims, ...more }: ProofChange = {}) => proofOf({ claims: { htu: api, ath: hashOf(token), ...claims }, ...more });
