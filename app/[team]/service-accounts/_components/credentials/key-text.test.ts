import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { isPrivate, keySetUrlProblem, keyTextProblem } from "./key-text";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publics = [
  pair.publicKey.export({ format: "pem", type: "spki" }) as string,
  rsa.publicKey.export({ format: "pem", type: "pkcs1" }) as string,
  JSON.stringify(pair.publicKey.export({ format: "jwk" })),
  "neither PEM nor JSON",
];
const privates = [
  pair.privateKey.export({ format: "pem", type: "pkcs8" }) as string,
  pair.privateKey.export({ format: "pem", type: "sec1" }) as string,
  rsa.privateKey.export({ format: "pem", type: "pkcs1" }) as string,
  JSON.stringify(pair.privateKey.export({ format: "jwk" }), null, 2),
  JSON.stringify({ keys: [pair.privateKey.export({ format: "jwk" })] }),
  JSON.stringify({ kty: "oct", k: "c2VjcmV0" }),
];

it("a private key is known by its form, and is not sent", () => {
  for (const text of privates) {
    expect(isPrivate(text)).toBe(true);
    expect(keyTextProblem(text)).toMatch(/^This is a private key\. It wasn't sent\./);
  }
});

it("the rest is for the server to judge", () => {
  for (const text of publics) expect(keyTextProblem(text)).toBeNull();
  expect(keyTextProblem(" \n")).toBe("Paste a public key, or choose its file.");
});

it("an address is https", () => {
  expect(keySetUrlProblem(" https://ci.example.com/jwks.json ")).toBeNull();
  for (const text of ["", "ci.example.com", "http://ci.example.com/jwks.json", "ftp://x"]) expect(keySetUrlProblem(text), text).not.toBeNull();
});
