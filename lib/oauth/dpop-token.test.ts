import { generateKeyPairSync } from "node:crypto";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { assertionOf, bodyOf, makeKeyClient } from "../../app/api/testing/client-assertion";
import { askBound } from "../../app/api/testing/dpop";
import { unsigned } from "../../app/api/testing/forge-token";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount, Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { issuer, type ProofChange, proofKeys, proofOf, thief, thumbprintOf } from "../testing/proof-of";
import { startTokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { currentNonce } from "../tokens/dpop/nonce";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const now = () => Math.floor(Date.now() / 1000);
const answer = async (response: Response): Promise<Record<string, unknown>> => ({
  status: response.status,
  ...((await response.json()) as Record<string, unknown>),
});

let team: Team;
let account: ServiceAccount;
let clientKeys: ClientKeys;
beforeAll(async () => {
  team = await makeTeam();
  ({ account, clientKeys } = await makeAccount(team));
});

describe("a token request with a proof", () => {
  it.each(Object.values(proofKeys))("by $alg gives a token that is bound to its key, of the type DPoP", async (key) => {
    const response = await askBound(clientKeys, await proofOf({ key }));
    expect(response.headers.get("dpop-nonce")).toBe(currentNonce());
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await answer(response);
    expect(body).toEqual({ status: 200, access_token: expect.any(String), token_type: "DPoP", expires_in: 3600, scope: expect.any(String) });
    expect(decodeJwt(body.access_token as string).cnf).toEqual({ jkt: await thumbprintOf(key) });
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.grant", targetId: account.id } });
    expect(items[0]).toMatchObject({ details: { grant: "client_credentials", dpop: await thumbprintOf(key) } });
  });

  it("gives a Bearer token without one, and no nonce", async () => {
    const response = await askBound(clientKeys, null);
    expect(response.headers.get("dpop-nonce")).toBeNull();
    const body = await answer(response);
    expect(body).toMatchObject({ status: 200, token_type: "Bearer" });
    expect(decodeJwt(body.access_token as string)).not.toHaveProperty("cnf");
  });

  it.each<[string, ProofChange]>([
    ["with a query and a fragment in htu", { claims: { htu: `${issuer}/oauth/token?a=b#c` } }],
    ["with capitals in scheme and host", { claims: { htu: "HTTP://LocalHost:3000/oauth/token" } }],
    ["with dots in the path", { claims: { htu: `${issuer}/x/../oauth/./token` } }],
    ["with letters escaped in the path", { claims: { htu: `${issuer}/oa%75th/token` } }],
    ["by a clock that is half a minute ahead", { claims: { iat: now() + 30 } }],
    ["by a clock that is minutes behind", { claims: { iat: now() - 240 } }],
    [
      "with a name for its key, and other claims",
      { header: { jwk: { ...proofKeys.ES256.publicKey.export({ format: "jwk" }), kid: "a\nb" } }, claims: { x: 1 } },
    ],
  ])("is good %s", async (_, change) => {
    expect(await answer(await askBound(clientKeys, await proofOf(change)))).toMatchObject({ status: 200, token_type: "DPoP" });
  });

  it("is bound by an assertion and by a foreign token too", async () => {
    const { clientId } = await makeKeyClient(team);
    const proof = () => proofOf();
    const headers = async () => ({ "content-type": "application/x-www-form-urlencoded", dpop: await proof() });
    const body = bodyOf(await assertionOf(clientId));
    expect(await answer(await send("/oauth/token", { method: "POST", headers: await headers(), body }))).toMatchObject({ status: 200, token_type: "DPoP" });

    const foreign = await startTokenIssuer();
    const conditions = [{ claim: "sub", pattern: "repo:acme/app" }];
    await addTrustRule(system, { serviceAccountId: account.id, name: "Main", issuer: foreign.url, conditions });
    const exchange = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      client_id: clientKeys.clientId,
      subject_token: await foreign.sign({ sub: "repo:acme/app" }),
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    }).toString();
    const granted = await answer(await send("/oauth/token", { method: "POST", headers: await headers(), body: exchange }));
    expect(granted).toMatchObject({ status: 200, token_type: "DPoP", issued_token_type: "urn:ietf:params:oauth:token-type:access_token" });
    expect(decodeJwt(granted.access_token as string).cnf).toEqual({ jkt: await thumbprintOf(proofKeys.ES256) });
  });
});

const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-384" });
const own = proofKeys.ES256;
const publicJwk = own.publicKey.export({ format: "jwk" });

/** What is wrong, and the sentence that says so. */
type Wrong = [what: string, description: RegExp, make: () => Promise<string> | string];
const changed = (what: string, description: RegExp, change: ProofChange): Wrong => [what, description, () => proofOf(change)];
const wrong: Wrong[] = [
  ["twice", /more than one DPoP header/, async () => `${await proofOf()}, ${await proofOf()}`],
  ["that is no JWT", /no JWT/, () => "nonsense"],
  ["that is empty", /no JWT/, () => ""],
  ["that has five parts", /no JWT|signature/, async () => `${await proofOf()}.e30.e30`],
  ["that is too long", /no JWT/, () => proofOf({ claims: { pad: "a".repeat(9_000) } })],
  ["without a signature", /alg/, async () => unsigned(await proofOf(), "none")],
  ["without a signature, under the right algorithm", /signature/, async () => unsigned(await proofOf(), "ES256")],
  changed("of another type", /typ/, { header: { typ: "JWT" } }),
  changed("of the type of an access token", /typ/, { header: { typ: "at+jwt" } }),
  changed("without a type", /typ/, { header: { typ: undefined } }),
  ["that is signed with a secret", /alg/, () => proofOf({ header: { alg: "HS256" }, signer: Buffer.from("a secret of more than thirty-two bytes") })],
  changed("without its key", /no jwk/, { header: { jwk: undefined } }),
  changed("with a text as its key", /no jwk/, { header: { jwk: "key" } }),
  changed("with a list as its key", /jwk/, { header: { jwk: [publicJwk] } }),
  changed("with an empty key", /jwk/, { header: { jwk: {} } }),
  changed("with its private key", /private key/, { header: { jwk: own.privateKey.export({ format: "jwk" }) } }),
  ["with a secret as its key", /private key/, () => proofOf({ header: { jwk: { kty: "oct", k: "c2VjcmV0" } } })],
  changed("with another's key", /signature/, { signer: thief.privateKey }),
  changed("with a key for encryption", /signatures/, { header: { jwk: { ...publicJwk, use: "enc" } } }),
  changed("with a point that isn't on the curve", /jwk/, { header: { jwk: { ...publicJwk, x: publicJwk.y } } }),
  changed("with a short RSA key", /RSA of 2048/, { header: { jwk: small.publicKey.export({ format: "jwk" }) } }),
  changed("with a key of another curve", /P-256/, { header: { jwk: curve.publicKey.export({ format: "jwk" }) } }),
  ["under another algorithm than its key's", /signature/, () => proofOf({ key: proofKeys.RS256, header: { alg: "RS256", jwk: publicJwk } })],
  changed("with something that must be understood", /crit/, { header: { crit: ["x"], x: 1 } }),
  changed("without jti", /jti/, { claims: { jti: undefined } }),
  changed("with an empty jti", /jti/, { claims: { jti: "" } }),
  changed("with a jti that is too long", /jti/, { claims: { jti: "j".repeat(513) } }),
  ["with a number as jti", /jti/, () => proofOf({ claims: { jti: 7 as unknown as string } })],
  changed("without htm", /htm/, { claims: { htm: undefined } }),
  changed("for another method", /htm/, { claims: { htm: "GET" } }),
  changed("for the method in small letters", /htm/, { claims: { htm: "post" } }),
  changed("without htu", /htu/, { claims: { htu: undefined } }),
  changed("for another path", /htu/, { claims: { htu: `${issuer}/api/graphql` } }),
  changed("for a path with a slash more", /htu/, { claims: { htu: `${issuer}/oauth/token/` } }),
  changed("for another host", /htu/, { claims: { htu: "http://evil.example.com/oauth/token" } }),
  changed("for another port", /htu/, { claims: { htu: "http://localhost:3001/oauth/token" } }),
  changed("for another scheme", /htu/, { claims: { htu: "https://localhost:3000/oauth/token" } }),
  changed("for somebody at our host", /htu/, { claims: { htu: "http://evil@localhost:3000/oauth/token" } }),
  changed("for a path without a host", /htu/, { claims: { htu: "/oauth/token" } }),
  changed("for our host spelled with backslashes", /htu/, { claims: { htu: "http://localhost:3000\\oauth\\token" } }),
  changed("without iat", /iat/, { claims: { iat: undefined } }),
  ["with a text as iat", /iat/, () => proofOf({ claims: { iat: "now" as unknown as number } })],
  ["from the future", /future/, () => proofOf({ claims: { iat: now() + 90 } })],
  ["from ten minutes ago", /too old/, () => proofOf({ claims: { iat: now() - 600 } })],
];

describe("a token request is refused with 400 invalid_dpop_proof for a proof", () => {
  it.each(wrong)("%s", async (_, description, make) => {
    const response = await askBound(clientKeys, await make());
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("www-authenticate")).toBeNull();
    expect(await answer(response)).toEqual({ status: 400, error: "invalid_dpop_proof", error_description: expect.stringMatching(description) });
  });

  it("that was used before, here and at another instance, by whomever", async () => {
    const proof = await proofOf();
    expect((await askBound(clientKeys, proof)).status).toBe(200);
    const { clientKeys: others } = await makeAccount(team);
    const used = {
      status: 400,
      error: "invalid_dpop_proof",
      error_description: "The DPoP proof was used before: each request takes one of its own, with a new jti.",
    };
    expect(await answer(await askBound(clientKeys, proof))).toEqual(used);
    expect(await answer(await askBound(others, proof))).toEqual(used);
    expect(await answer(await askBound(clientKeys, proof, {}, other.url))).toEqual(used);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.refuse", targetId: account.id } });
    expect(items[0]).toMatchObject({ details: { reason: "invalid_dpop_proof" } });
  });

  it("once, when it is sent many times at once", async () => {
    const proof = await proofOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => askBound(clientKeys, proof)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("once each, when many of several keys come at once, here and at another instance", async () => {
    const proofs = await Promise.all([proofKeys.ES256, proofKeys.EdDSA, thief].flatMap((key) => [1, 2, 3].map(() => proofOf({ key }))));
    const there = (proof: string) => askBound(clientKeys, proof, {}, other.url);
    const sent = proofs.map((proof) => [askBound(clientKeys, proof), there(proof), askBound(clientKeys, proof), there(proof)]);
    const shuffled = await Promise.all([...proofs].reverse().map((proof) => there(proof)));
    for (const [n, answers] of (await Promise.all(sent.map((each) => Promise.all(each)))).entries()) {
      const statuses = [...answers, shuffled.at(-1 - n)!].map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 400, 400, 400, 400]);
    }
  });

  it("but not before it is known whose request it is, and the proof isn't used up by a refusal", async () => {
    const stranger = { ...clientKeys, clientSecret: clientKeys.clientSecret.replace(/.$/, "_") };
    expect(await answer(await askBound(stranger, "nonsense"))).toMatchObject({ status: 401, error: "invalid_client" });
    const proof = await proofOf();
    expect(await answer(await askBound(stranger, proof))).toMatchObject({ status: 401, error: "invalid_client" });
    expect(await answer(await askBound(clientKeys, proof, { scope: "nonsense" }))).toMatchObject({ status: 400, error: "invalid_scope" });
    expect((await askBound(clientKeys, proof)).status).toBe(200);
  });
});

describe("the nonce", () => {
  it.each<[string, ProofChange["claims"]]>([
    ["left out", { nonce: undefined }],
    ["made up", { nonce: "nonsense" }],
    ["empty", { nonce: "" }],
    ["a number", { nonce: 1 }],
  ])("%s is asked for with use_dpop_nonce, and given with the answer", async (_, claims) => {
    const response = await askBound(clientKeys, await proofOf({ claims }));
    const nonce = response.headers.get("dpop-nonce")!;
    expect(nonce).toMatch(/^[A-Za-z0-9_-]{20,}$/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await answer(response)).toEqual({ status: 400, error: "use_dpop_nonce", error_description: expect.stringContaining("DPoP-Nonce") });
    expect((await askBound(clientKeys, await proofOf({ claims: { nonce } }))).status).toBe(200);
  });

  it("is the same at every instance", async () => {
    const response = await askBound(clientKeys, await proofOf({ claims: { nonce: undefined } }), {}, other.url);
    const nonce = response.headers.get("dpop-nonce")!;
    expect((await askBound(clientKeys, await proofOf({ claims: { nonce } }))).status).toBe(200);
  });

  it("is asked for before an assertion is used up", async () => {
    const { clientId } = await makeKeyClient(team);
    const body = bodyOf(await assertionOf(clientId));
    const ask = async (claims?: ProofChange["claims"]) =>
      send("/oauth/token", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", dpop: await proofOf({ claims }) }, body });
    expect(await answer(await ask({ nonce: undefined }))).toMatchObject({ status: 400, error: "use_dpop_nonce" });
    expect((await ask()).status).toBe(200);
  });
});
