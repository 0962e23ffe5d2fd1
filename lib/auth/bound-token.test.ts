import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import { callBound, getBound } from "../../app/api/testing/dpop";
import { forge } from "../../app/api/testing/forge-token";
import { refresh, works } from "../../app/api/testing/refresh";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount, Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { currentNonce } from "../tokens/dpop/nonce";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { api, apiProofOf, hashOf, type ProofChange, proofKeys, proofOf, thief } from "../testing/proof-of";
import { useDatabase } from "../testing/use-database";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const now = () => Math.floor(Date.now() / 1000);
const algs = 'algs="ES256 EdDSA Ed25519 RS256 PS256"';

let team: Team;
let account: ServiceAccount;
let clientKeys: ClientKeys;
let token: string;
beforeAll(async () => {
  team = await makeTeam();
  ({ account, clientKeys } = await makeAccount(team));
  token = await getBound(clientKeys);
});

const callWithProof = async (change: ProofChange = {}) => callBound(`DPoP ${token}`, await apiProofOf(token, change));
const refusals = async ({ id }: ServiceAccount) => {
  const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "access-token.refuse", targetId: id } });
  return items.map(({ details }) => (details as { reason: string }).reason);
};

describe("a token that is bound to a key", () => {
  it.each(["DPoP", "dpop", "DPOP"])("opens our API with the scheme %s and a proof of the key, and each answer has the nonce", async (scheme) => {
    const { status, data, headers } = await callBound(`${scheme} ${token}`, await apiProofOf(token));
    expect({ status, id: data!.viewer.id }).toEqual({ status: 200, id: account.id });
    expect(headers.get("dpop-nonce")).toBe(currentNonce());
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it.each(Object.values(proofKeys))("takes proofs by $alg", async (key) => {
    const bound = await getBound(clientKeys, key);
    expect((await callBound(`DPoP ${bound}`, await apiProofOf(bound, { key }))).status).toBe(200);
  });

  it("works by GET, and for other addresses of ours, each with a proof of its own", async () => {
    const get = async (htm: string) =>
      send("/api/graphql?query={viewer{id}}", { headers: { authorization: `DPoP ${token}`, dpop: await apiProofOf(token, { claims: { htm } }) } });
    expect((await get("GET")).status).toBe(200);
    expect((await get("POST")).status).toBe(401);
    const download = async (htu: string) =>
      send(`/api/export/service-accounts.csv?team=${team.id}`, {
        headers: { authorization: `DPoP ${token}`, dpop: await apiProofOf(token, { claims: { htm: "GET", htu } }) },
      });
    expect((await download(api)).status).toBe(401);
    expect((await download("http://localhost:3000/api/export/service-accounts.csv")).status).toBe(200);
  });
});

/** What is wrong, the reason, the error code of the challenge, and the call. */
type Wrong = [what: string, reason: string, code: string, make: () => Promise<[authorization: string, proof: string | null]>];
const proven = (what: string, reason: string, code: string, change: ProofChange): Wrong => [
  what,
  reason,
  code,
  async () => [`DPoP ${token}`, await apiProofOf(token, change)],
];
const invalidProof = (what: string, change: ProofChange): Wrong => proven(what, "DPOP_PROOF_INVALID", "invalid_dpop_proof", change);
const wrong: Wrong[] = [
  ["without a proof", "DPOP_PROOF_INVALID", "invalid_dpop_proof", async () => [`DPoP ${token}`, null]],
  ["with nonsense as its proof", "DPOP_PROOF_INVALID", "invalid_dpop_proof", async () => [`DPoP ${token}`, "nonsense"]],
  ["with two proofs", "DPOP_PROOF_INVALID", "invalid_dpop_proof", async () => [`DPoP ${token}`, `${await apiProofOf(token)}, ${await apiProofOf(token)}`]],
  invalidProof("with a proof for the token endpoint", { claims: { htu: "http://localhost:3000/oauth/token" } }),
  invalidProof("with a proof for another host", { claims: { htu: "https://evil.example.com/api/graphql" } }),
  invalidProof("with a proof for another method", { claims: { htm: "GET" } }),
  invalidProof("with a proof without the hash of the token", { claims: { ath: undefined } }),
  ["with a proof for another token", "DPOP_PROOF_INVALID", "invalid_dpop_proof", async () => [`DPoP ${token}`, await apiProofOf(await getBound(clientKeys))]],
  invalidProof("with the hash of the token in hexadecimal", { claims: { ath: Buffer.from(hashOf("x"), "base64url").toString("hex") } }),
  invalidProof("with a proof from the future", { claims: { iat: now() + 120 } }),
  invalidProof("with a proof from ten minutes ago", { claims: { iat: now() - 600 } }),
  invalidProof("with a proof without jti", { claims: { jti: undefined } }),
  invalidProof("with a proof of another type", { header: { typ: "JWT" } }),
  invalidProof("with a proof that shows the right key, by another", { signer: thief.privateKey }),
  proven("with a proof of another key", "DPOP_KEY_MISMATCH", "invalid_token", { key: thief }),
  proven("without a nonce", "DPOP_NONCE_REQUIRED", "use_dpop_nonce", { claims: { nonce: undefined } }),
  proven("with a nonce that we never gave", "DPOP_NONCE_REQUIRED", "use_dpop_nonce", { claims: { nonce: "nonsense" } }),
  [
    "of the other kind, with a proof",
    "NOT_DPOP_BOUND",
    "invalid_token",
    async () => {
      const bearer = await getToken(clientKeys);
      return [`DPoP ${bearer}`, await apiProofOf(bearer)];
    },
  ],
  [
    "that is an API token",
    "NOT_DPOP_BOUND",
    "invalid_token",
    async () => {
      const { plainToken } = await makeToken(account);
      return [`DPoP ${plainToken}`, await apiProofOf(plainToken)];
    },
  ],
  ["that is nonsense", "TOKEN_MALFORMED", "invalid_token", async () => ["DPoP nonsense", await apiProofOf("nonsense")]],
  [
    "of a disabled account",
    "ACCOUNT_DISABLED",
    "invalid_token",
    async () => {
      const { account: made, clientKeys: keys } = await makeAccount(team);
      const bound = await getBound(keys);
      await setServiceAccountEnabled(system, made.id, false);
      return [`DPoP ${bound}`, await apiProofOf(bound)];
    },
  ],
];

describe("a token that is sent with the DPoP scheme is refused with 401 and its challenge, and Bearer's where that would do", () => {
  it.each(wrong)("%s", async (_, reason, code, make) => {
    const [authorization, proof] = await make();
    const { status, headers, errors } = await callBound(authorization, proof);
    expect({ status, reason: errors?.[0]?.extensions.reason }).toEqual({ status: 401, reason });
    const challenge = headers.get("www-authenticate")!;
    expect(challenge).toMatch(/^DPoP realm="Latchkey", resource_metadata="[^"]+", error="/);
    expect(challenge).toContain(`error="${code}", error_description="${errors![0]!.message.replace(/"/g, "")}", ${algs}`);
    const bound = code !== "invalid_token" || reason === "DPOP_KEY_MISMATCH";
    expect(challenge.endsWith(bound ? algs : `${algs}, Bearer realm="Latchkey", resource_metadata="${challenge.split('"')[3]}"`)).toBe(true);
    expect(headers.get("dpop-nonce")).toBe(currentNonce());
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("and the answer's nonce makes the next proof good", async () => {
    const { headers } = await callWithProof({ claims: { nonce: undefined } });
    expect((await callWithProof({ claims: { nonce: headers.get("dpop-nonce")! } })).status).toBe(200);
  });

  it("when the proof was used before, here and at another instance", async () => {
    const proof = await apiProofOf(token);
    expect((await callBound(`DPoP ${token}`, proof)).status).toBe(200);
    const again = await callBound(`DPoP ${token}`, proof);
    expect(again.status).toBe(401);
    expect(again.headers.get("www-authenticate")).toContain('error="invalid_dpop_proof", error_description="The DPoP proof was used before');
    const headers = { "content-type": "application/json", authorization: `DPoP ${token}`, dpop: proof };
    const there = async (dpop: string) =>
      (await send("/api/graphql", { method: "POST", headers: { ...headers, dpop }, body: '{"query":"{viewer{id}}"}' }, other.url)).status;
    expect(await there(proof)).toBe(401);
    expect(await there(await apiProofOf(token))).toBe(200);
  });

  it("but once, when the same proof comes many times at once", async () => {
    const proof = await apiProofOf(token);
    const answers = await Promise.all(Array.from({ length: 10 }, () => callBound(`DPoP ${token}`, proof)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe("a token that is bound to a key isn't taken as a Bearer token (RFC 9449 §7.2)", () => {
  it("with a proof or without, and the audit trail knows of it", async () => {
    await callBound(`DPoP ${token}`, null);
    await callWithProof({ key: thief });
    await callWithProof({ claims: { nonce: undefined } });
    for (const proof of [null, await apiProofOf(token)]) {
      const { status, headers, errors } = await callBound(`Bearer ${token}`, proof);
      expect({ status, reason: errors![0]!.extensions.reason }).toEqual({ status: 401, reason: "DPOP_REQUIRED" });
      expect(headers.get("www-authenticate")).toMatch(
        /^Bearer realm="Latchkey", resource_metadata="[^"]+", error="invalid_token", error_description="[^"]+", DPoP algs="/,
      );
    }
    expect(await refusals(account)).toEqual(expect.arrayContaining(["DPOP_REQUIRED", "DPOP_KEY_MISMATCH", "DPOP_PROOF_INVALID"]));
    expect(await refusals(account)).not.toContain("DPOP_NONCE_REQUIRED");
  });
});

describe("an account that requires proofs", () => {
  it("loses its Bearer access tokens at once, on every instance, and keeps its API tokens", async () => {
    const { account: made, clientKeys: keys } = await makeAccount(team);
    const bearer = await getToken(keys);
    const bound = await getBound(keys);
    const { plainToken } = await makeToken(made);
    expect([await works(bearer, other.url), await works(bearer)]).toEqual([200, 200]);
    await updateServiceAccount(system, made.id, { requireDpop: true });
    const refused = await callApi({ bearer }, "{ viewer { id } }");
    expect({ status: refused.status, reason: refused.errors![0]!.extensions.reason }).toEqual({ status: 401, reason: "DPOP_REQUIRED" });
    expect(await works(bearer, other.url)).toBe(401);
    expect((await callBound(`DPoP ${bearer}`, await apiProofOf(bearer))).status).toBe(401);
    expect((await callBound(`DPoP ${bound}`, await apiProofOf(bound))).status).toBe(200);
    expect((await callApi({ bearer: plainToken }, "{ viewer { id } }")).status).toBe(200);
  });
});

describe("an account that doesn't require proofs any more", () => {
  it("gets new Bearer tokens, and those of before never count again, nor are they refreshed", async () => {
    const { account: made, clientKeys: keys } = await makeAccount(team, { refreshLifetime: 86_400 });
    const [stolen, bound] = [await forge(await getToken(keys), { claims: { iat: now() - 5 } }), await getBound(keys)];
    const there = async (bearer: string) => works(bearer, other.url);
    expect([await works(stolen), await there(stolen)]).toEqual([200, 200]);
    await updateServiceAccount(system, made.id, { requireDpop: true });
    await updateServiceAccount(system, made.id, { requireDpop: false });
    const fresh = await getToken(keys);
    expect([await works(fresh), await there(fresh)]).toEqual([200, 200]);
    expect((await callBound(`DPoP ${bound}`, await apiProofOf(bound))).status).toBe(200);
    for (const [scheme, proof] of [["Bearer", null] as const, ["DPoP", await apiProofOf(stolen)] as const]) {
      const refused = await callBound(`${scheme} ${stolen}`, proof);
      expect({ status: refused.status, reason: refused.errors![0]!.extensions.reason }).toEqual({ status: 401, reason: "DPOP_REQUIRED" });
    }
    expect(await there(stolen)).toBe(401);
    expect(await refusals(made)).toContain("DPOP_REQUIRED");
    const introspect = async (token: string) => (await postToken(keys, new URLSearchParams({ token }).toString(), { path: "/oauth/introspect" })).json();
    expect(await introspect(stolen)).toEqual({ active: false });
    expect(await introspect(fresh)).toMatchObject({ active: true });
    expect(await refresh(keys.clientId, stolen)).toMatchObject({ status: 400, error: "invalid_request" });
    expect((await refresh(keys.clientId, fresh)).status).toBe(200);
  });
});

describe("a page of another origin", () => {
  const page = "https://app.example.com";

  it("may send proofs, and may read nonce and challenge, also of the first refusal", async () => {
    const { clientKeys: keys } = await makeAccount(team, { allowedOrigins: [page] });
    const bound = await getBound(keys);
    const asked = await send("/api/graphql", {
      method: "OPTIONS",
      headers: { origin: page, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type,dpop" },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-headers")).toBe("authorization, content-type, dpop");
    const first = await callBound(`DPoP ${bound}`, await apiProofOf(bound, { claims: { nonce: undefined } }), { origin: page });
    const second = await callBound(`DPoP ${bound}`, await apiProofOf(bound, { claims: { nonce: first.headers.get("dpop-nonce")! } }), { origin: page });
    expect([first.status, second.status]).toEqual([401, 200]);
    for (const { headers } of [first, second]) {
      expect(headers.get("access-control-allow-origin")).toBe(page);
      expect(headers.get("access-control-expose-headers")).toMatch(/dpop-nonce.*www-authenticate/);
    }
    const elsewhere = await callBound(`DPoP ${bound}`, await apiProofOf(bound), { origin: "https://evil.example.com" });
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("nobody", () => {
  it("is told both ways to send a token, and no error", async () => {
    const { headers } = await callApi(null, "{ viewer { id } }");
    expect(headers.get("www-authenticate")).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", DPoP algs="[^"]+"$/);
    expect(headers.get("dpop-nonce")).toBeNull();
    expect(
      (await send("/api/graphql", { method: "POST", headers: { "content-type": "application/json", dpop: await proofOf() }, body: "{}" })).status,
    ).not.toBe(500);
  });
});
