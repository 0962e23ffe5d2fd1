import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type JWTHeaderParameters, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { readJwk, type UsableKey } from "../public-keys/read-public-key";
import { claimsSignedBy, headerOf, longestJwt, mayHaveSigned, signerOf } from "./signed-jwt";

interface Pair {
  key: UsableKey;
  privateKey: KeyObject;
}
const makePair = async (): Promise<Pair> => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { key: await readJwk(publicKey.export({ format: "jwk" })), privateKey };
};
let [own, other]: Pair[] = [];
beforeAll(async () => void ([own, other] = await Promise.all([makePair(), makePair()])));

const sign = (header: Partial<JWTHeaderParameters> = {}, claims = {}, { privateKey } = own!) =>
  new SignJWT({ sub: "a", ...claims }).setProtectedHeader({ alg: "ES256", ...header }).sign(privateKey, { crit: { x: true } });

describe("the header of a JWT of somebody else's", () => {
  it("tells algorithm and key, of the types that are wanted or of none", async () => {
    expect(headerOf(await sign({ kid: "one" }), [])).toEqual({ alg: "ES256", kid: "one" });
    for (const typ of ["jwt", "JWT", "application/jwt", "Application/JWT"])
      expect(headerOf(await sign({ typ }), ["jwt"])).toEqual({ alg: "ES256", kid: undefined });
  });

  it("isn't taken of another type, nor with what must be understood", async () => {
    for (const typ of ["dpop+jwt", "xapplication/jwt", "application/application/jwt", "jwapplication/t"])
      expect(headerOf(await sign({ typ }), ["jwt"])).toBeUndefined();
    expect(headerOf(await sign({ crit: ["x"], x: 1 }), [])).toBeUndefined();
  });

  it("isn't taken of another algorithm, nor of what is no JWT", async () => {
    const hmac = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).sign(Buffer.alloc(32));
    for (const wrong of [hmac, "nonsense", ""]) expect(headerOf(wrong, [])).toBeUndefined();
  });

  it("isn't read of what is longer than we take", async () => {
    const jwt = await sign();
    expect(headerOf(jwt + "a".repeat(longestJwt - jwt.length), [])).toBeDefined();
    expect(headerOf(jwt + "a".repeat(longestJwt - jwt.length + 1), [])).toBeUndefined();
  });
});

describe("a key", () => {
  it("may have signed what names it, by its name or its thumbprint, or names none", () => {
    const named = { ...own!.key, kid: "name" };
    for (const kid of [undefined, "name", named.thumbprint]) expect(mayHaveSigned(named, { alg: "ES256", kid })).toBe(true);
    expect(mayHaveSigned(named, { alg: "ES256", kid: "another" })).toBe(false);
    expect(mayHaveSigned(named, { alg: "RS256", kid: undefined })).toBe(false);
  });
});

describe("the signer of a JWT", () => {
  const header = { alg: "ES256", kid: undefined };

  it("is the one of the keys that has signed it, and its claims are told", async () => {
    const jwt = await sign({}, { sub: "somebody" });
    expect(await signerOf(jwt, [other!.key, own!.key], header)).toEqual({ key: own!.key, claims: { sub: "somebody" } });
    expect(await claimsSignedBy(jwt, [other!.key, own!.key], header)).toEqual({ sub: "somebody" });
  });

  it("is nobody when none has, when its algorithm is another, and when it was changed", async () => {
    const jwt = await sign();
    expect(await claimsSignedBy(jwt, [], header)).toBeUndefined();
    expect(await signerOf(jwt, [other!.key], header)).toBeUndefined();
    expect(await signerOf(jwt, [own!.key], { alg: "RS256", kid: undefined })).toBeUndefined();
    expect(await signerOf(`${jwt.split(".")[0]}.e30.${jwt.split(".")[2]}`, [own!.key], header)).toBeUndefined();
  });

  it("is looked for among twenty keys, no more", async () => {
    const jwt = await sign();
    const others = (count: number) => Array.from({ length: count }, () => other!.key);
    expect(await signerOf(jwt, [...others(19), own!.key], header)).toBeDefined();
    expect(await signerOf(jwt, [...others(20), own!.key], header)).toBeUndefined();
  });

  it("isn't just unknown when something else breaks", async () => {
    const broken = Object.defineProperty({ ...own!.key }, "key", {
      get() {
        throw new RangeError("broken");
      },
    });
    await expect(signerOf(await sign(), [broken], header)).rejects.toThrow("broken");
  });
});
