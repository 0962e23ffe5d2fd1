import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KeyProblem, readPublicKey } from "./read-public-key";

const pair = {
  p256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  p384: generateKeyPairSync("ec", { namedCurve: "P-384" }),
  k256: generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
  ed25519: generateKeyPairSync("ed25519"),
  x25519: generateKeyPairSync("x25519"),
  rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  weak: generateKeyPairSync("rsa", { modulusLength: 1024 }),
};
/** The neutral element, the point of order two, and y = 0. */
const smallPoints = [`01${"00".repeat(31)}`, `ec${"ff".repeat(30)}7f`, "00".repeat(32)].map((hex) => Buffer.from(hex, "hex").toString("base64url"));
function evenModulus(): string {
  const { n } = pair.rsa.publicKey.export({ format: "jwk" }) as { n: string };
  const bytes = Buffer.from(n, "base64url");
  bytes[bytes.length - 1]! &= 0xfe;
  return bytes.toString("base64url");
}
const pem = (key: KeyObject, type: "spki" | "pkcs1" = "spki") => key.export({ type, format: "pem" } as never).toString();
const jwk = (key: KeyObject, more: object = {}) => JSON.stringify({ ...key.export({ format: "jwk" }), ...more });

describe("a public key is read", () => {
  it.each([
    ["P-256 in PEM", pem(pair.p256.publicKey), ["ES256"]],
    ["Ed25519 in PEM", `\n  ${pem(pair.ed25519.publicKey)}\n`, ["EdDSA", "Ed25519"]],
    ["RSA in PEM", pem(pair.rsa.publicKey), ["RS256", "PS256"]],
    ["RSA in PEM of PKCS #1", pem(pair.rsa.publicKey, "pkcs1"), ["RS256", "PS256"]],
    ["P-256 as a JWK", jwk(pair.p256.publicKey, { use: "sig", key_ops: ["verify"] }), ["ES256"]],
    ["RSA as a JWK for one algorithm", jwk(pair.rsa.publicKey, { alg: "PS256" }), ["PS256"]],
  ])("%s", async (_, text, algorithms) => {
    const read = await readPublicKey(text);
    expect(read.algorithms).toEqual(algorithms);
    expect(read.kid).toBe(read.thumbprint);
    expect(read.key.type).toBe("public");
  });

  it("with its own kid, and nothing that isn't the key's", async () => {
    const { jwk: kept, kid, thumbprint } = await readPublicKey(jwk(pair.p256.publicKey, { kid: "2026-01", x5c: ["MII"], note: "mine" }));
    expect(kid).toBe("2026-01");
    expect(thumbprint).toMatch(/^[\w-]{43}$/);
    expect(Object.keys(kept).sort()).toEqual(["crv", "kid", "kty", "x", "y"]);
  });
});

describe("a text is no public key that counts:", () => {
  it.each([
    ["a private key in PEM", pair.p256.privateKey.export({ type: "pkcs8", format: "pem" }).toString(), /private key/],
    ["a private key of PKCS #1", pair.rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString(), /private key/],
    ["a private JWK", jwk(pair.p256.privateKey), /private key/],
    ["a private JWK of RSA", jwk(pair.rsa.privateKey), /private key/],
    ["a secret", JSON.stringify({ kty: "oct", k: "c2VjcmV0" }), /private key/],
    ["P-384", pem(pair.p384.publicKey), /aren't taken/],
    ["secp256k1", pem(pair.k256.publicKey), /aren't taken/],
    ["X25519, which can't sign", pem(pair.x25519.publicKey), /aren't taken/],
    ["RSA of 1024 bits", pem(pair.weak.publicKey), /aren't taken/],
    ["RSA for PSS alone", pem(generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey), /no key that can be read|aren't taken/],
    ["P-224", pem(generateKeyPairSync("ec", { namedCurve: "secp224r1" }).publicKey), /no key that can be read|aren't taken/],
    ["RSA that anybody can sign for", jwk(pair.rsa.publicKey, { e: "AQ" }), /protects nothing/],
    ["RSA with an even exponent", jwk(pair.rsa.publicKey, { e: "Ag" }), /protects nothing/],
    ["RSA with an exponent of nothing", jwk(pair.rsa.publicKey, { e: "AA" }), /protects nothing|no key that can be read/],
    [
      "RSA with an exponent as long as itself",
      jwk(pair.rsa.publicKey, { e: (pair.rsa.publicKey.export({ format: "jwk" }) as { n: string }).n }),
      /protects nothing/,
    ],
    ["RSA with an even modulus", jwk(pair.rsa.publicKey, { n: evenModulus() }), /protects nothing/],
    ...smallPoints.map((x): [string, string, RegExp] => [
      "Ed25519 that anybody can sign for",
      JSON.stringify({ kty: "OKP", crv: "Ed25519", x }),
      /protects nothing/,
    ]),
    ["an alg that is an object", jwk(pair.rsa.publicKey, { alg: { toString: null } }), /alg/],
    ["a key for encryption", jwk(pair.rsa.publicKey, { use: "enc" }), /not for signatures/],
    ["a key that only signs", jwk(pair.rsa.publicKey, { key_ops: ["sign"] }), /not for checking/],
    ["an algorithm that isn't the key's", jwk(pair.rsa.publicKey, { alg: "ES256" }), /alg/],
    ["no algorithm at all", jwk(pair.rsa.publicKey, { alg: "none" }), /alg/],
    ["a point that isn't on the curve", JSON.stringify({ kty: "EC", crv: "P-256", x: "AAAA", y: "AAAA" }), /no key that can be read/],
    ["a kid that is no text", jwk(pair.p256.publicKey, { kid: 1 }), /kid/],
    ["a kid with a line break", jwk(pair.p256.publicKey, { kid: "a\nb" }), /kid/],
    ["a set of keys", JSON.stringify({ keys: [] }), /set of keys/],
    ["JSON that is broken", "{", /valid JSON/],
    ["an SSH key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== me@example.com", /Give a public key/],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", /Give a public key/],
    ["PEM of nothing", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", /no key that can be read/],
    ["nothing", "", /Give a public key/],
    ["too much", `{${" ".repeat(20_000)}}`, /too long/],
  ])("%s", async (_, text, message) => {
    const problem: unknown = await readPublicKey(text).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(KeyProblem);
    expect((problem as Error).message).toMatch(message);
  });
});
