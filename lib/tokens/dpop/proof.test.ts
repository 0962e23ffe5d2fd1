import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hashOf, issuer, type ProofChange, proofKeys, proofOf, thief, thumbprintOf } from "../../testing/proof-of";
import { checkProof } from "./proof";

// The many ways of a wrong proof at the endpoints are in lib/oauth/dpop-token.test.ts; these are the rules themselves, and their bounds to the second.

const now = 1_800_000_000;
beforeEach(() => void vi.useFakeTimers({ now: now * 1000, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const request = () => new Request(`${issuer}/oauth/token`, { method: "POST" });
const check = async (change: ProofChange, accessToken?: string) => checkProof(await proofOf(change), request(), accessToken);
const claims = (changed: ProofChange["claims"]) => check({ claims: changed });

it.each(Object.values(proofKeys))("a proof by $alg tells whose key made it, and its jti", async (key) => {
  expect(await check({ key, claims: { jti: "one" } })).toEqual({ thumbprint: await thumbprintOf(key), jti: "one" });
});

it("a key that is known already tells the same, and signs for itself only", async () => {
  for (const key of [proofKeys.ES256, thief, proofKeys.ES256]) expect(await check({ key })).toMatchObject({ thumbprint: await thumbprintOf(key) });
  await expect(check({ key: proofKeys.ES256, signer: thief.privateKey })).rejects.toThrow("signature");
});

it("what a client calls its key is of no interest, be it what it may", async () => {
  const jwk = { ...proofKeys.ES256.publicKey.export({ format: "jwk" }), kid: "a\nb" };
  expect(await check({ header: { jwk } })).toMatchObject({ thumbprint: await thumbprintOf(proofKeys.ES256) });
});

describe("what a proof is for", () => {
  it("is one method and one address", async () => {
    await expect(claims({ htm: "GET" })).rejects.toThrow("htm");
    await expect(claims({ htu: `${issuer}/api/graphql` })).rejects.toThrow("htu");
  });

  it("is the access token that it is sent with, if there is one", async () => {
    await expect(check({ claims: { ath: hashOf("token") } }, "token")).resolves.toBeDefined();
    for (const ath of [undefined, "token", hashOf("another")]) await expect(check({ claims: { ath } }, "token")).rejects.toThrow("ath");
    await expect(claims({ ath: hashOf("any") })).resolves.toBeDefined();
  });
});

describe("when a proof counts", () => {
  const inTime: [what: string, changed: ProofChange["claims"]][] = [
    ["issued a minute ahead of us", { iat: now + 60 }],
    ["five minutes old", { iat: now - 300 }],
    ["expired for less than a minute", { exp: now - 59 }],
    ["valid from a minute on", { nbf: now + 60 }],
  ];
  it.each(inTime)("it may be %s", async (_, changed) => {
    await expect(claims(changed)).resolves.toBeDefined();
  });

  const late: [what: string, changed: object, message: string][] = [
    ["issued more than a minute ahead", { iat: now + 61 }, "future"],
    ["more than five minutes old", { iat: now - 301 }, "too old"],
    ["of no time", { iat: undefined }, "no iat"],
    ["of a time that is no number", { iat: String(now) }, "no iat"],
    ["expired for a minute", { exp: now - 60 }, "expired"],
    ["of an end that is no number", { exp: String(now + 60) }, "expired"],
    ["valid from more than a minute on", { nbf: now + 61 }, "not valid yet"],
    ["of a beginning that is no number", { nbf: String(now) }, "not valid yet"],
  ];
  it.each(late)("it may not be %s", async (_, changed, message) => {
    await expect(claims(changed as ProofChange["claims"])).rejects.toMatchObject({ code: "invalid_dpop_proof", message: expect.stringContaining(message) });
  });
});

describe("the jti of a proof", () => {
  it("has at least one character and at most 512", async () => {
    await expect(claims({ jti: "j" })).resolves.toMatchObject({ jti: "j" });
    await expect(claims({ jti: "j".repeat(512) })).resolves.toBeDefined();
    for (const jti of [undefined, "", "j".repeat(513), 7]) await expect(claims({ jti: jti as string })).rejects.toThrow("jti");
  });
});

describe("the nonce of a proof", () => {
  it("is asked for last, by a code of its own", async () => {
    await expect(claims({ nonce: "another" })).rejects.toMatchObject({ code: "use_dpop_nonce" });
    await expect(claims({ nonce: undefined, htm: "GET" })).rejects.toMatchObject({ code: "invalid_dpop_proof" });
  });
});

describe("the form of a proof", () => {
  const forms: [what: string, make: () => string | Promise<string>, message: string][] = [
    ["no JWT", () => "nonsense", "no JWT"],
    ["more than one", async () => `${await proofOf()},${await proofOf()}`, "more than one"],
    ["longer than 8192 characters", () => proofOf({ claims: { pad: "a".repeat(8_192) } }), "no JWT"],
    ["a JWT of another type", () => proofOf({ header: { typ: "JWT" } }), "typ"],
    ["of an algorithm that isn't taken", () => proofOf({ header: { alg: "HS256" }, signer: Buffer.alloc(32) }), "alg"],
    ["of another algorithm than its key's", () => proofOf({ key: proofKeys.RS256, header: { jwk: thief.publicKey.export({ format: "jwk" }) } }), "signature"],
    ["with something that must be understood", () => proofOf({ header: { crit: ["x"], x: 1 } }), "crit"],
    ["without its key", () => proofOf({ header: { jwk: undefined } }), "no jwk"],
    ["with null as its key", () => proofOf({ header: { jwk: null } }), "no jwk"],
    ["with a text as its key", () => proofOf({ header: { jwk: "key" } }), "no jwk"],
    ["with a key that can't be read", () => proofOf({ header: { jwk: {} } }), "jwk of the DPoP proof isn't taken. This is no key"],
  ];
  it.each(forms)("may not be %s", async (_, make, message) => {
    const proof = await make();
    await expect(checkProof(proof, request())).rejects.toMatchObject({ name: "ProofProblem", message: expect.stringContaining(message) });
  });

  it("may have 8192 characters, and more in its header than the key", async () => {
    const padded = await proofOf({ claims: { jti: "j", pad: "" } });
    const proof = await proofOf({ claims: { jti: "j", pad: "a".repeat(Math.floor(((8_192 - padded.length) * 3) / 4)) } });
    expect(proof.length).toBeGreaterThan(8_185);
    await expect(checkProof(proof, request())).resolves.toBeDefined();
    await expect(check({ header: { pad: "a".repeat(2_000) } })).resolves.toBeDefined();
  });
});
