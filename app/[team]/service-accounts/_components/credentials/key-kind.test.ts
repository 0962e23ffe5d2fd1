import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { keyKind } from "./key-kind";

const jwkOf = ({ publicKey }: ReturnType<typeof generateKeyPairSync>) => publicKey.export({ format: "jwk" });

it("tells curves and lengths, and what they sign with", () => {
  expect(keyKind(jwkOf(generateKeyPairSync("ec", { namedCurve: "P-256" })))).toEqual({ name: "P-256", algorithms: ["ES256"] });
  expect(keyKind(jwkOf(generateKeyPairSync("ed25519")))).toEqual({ name: "Ed25519", algorithms: ["EdDSA"] });
  for (const modulusLength of [2048, 3072])
    expect(keyKind(jwkOf(generateKeyPairSync("rsa", { modulusLength })))).toEqual({ name: `RSA ${modulusLength}`, algorithms: ["RS256", "PS256"] });
});

it("a key that is for one algorithm alone signs with that", () => {
  expect(keyKind({ kty: "RSA", n: "A".repeat(342), alg: "PS256" })).toEqual({ name: "RSA 2048", algorithms: ["PS256"] });
});

it("of a key set nothing is known", () => {
  expect(keyKind(null)).toEqual({ name: undefined, algorithms: [] });
});
