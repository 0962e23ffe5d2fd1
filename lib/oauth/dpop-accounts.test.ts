import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { askBound, getBound } from "../../app/api/testing/dpop";
import { postToken } from "../../app/api/testing/token-request";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { proofKeys, proofOf, thumbprintOf } from "../testing/proof-of";
import { startTokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";

useDatabase();

const system = systemActor("Test");
const answer = async (response: Response): Promise<Record<string, unknown>> => ({
  status: response.status,
  ...((await response.json()) as Record<string, unknown>),
});

let team: Team;
let clientKeys: ClientKeys;
beforeAll(async () => {
  team = await makeTeam();
  ({ clientKeys } = await makeAccount(team));
});

describe("an account that requires proofs", () => {
  it("gets no token without one, by any grant, and one with", async () => {
    const { account: strict, clientKeys: keys } = await makeAccount(team, { requireDpop: true });
    expect(await answer(await askBound(keys, null))).toEqual({
      status: 400,
      error: "invalid_dpop_proof",
      error_description: "The service account gets only tokens that are bound to a key: send a proof in the DPoP header (RFC 9449).",
    });
    expect((await askBound(keys, await proofOf())).status).toBe(200);
    await updateServiceAccount(system, strict.id, { requireDpop: false });
    expect((await askBound(keys, null)).status).toBe(200);
  });

  it("gets none by a foreign token either", async () => {
    const { account: strict, clientKeys: keys } = await makeAccount(team, { requireDpop: true });
    const foreign = await startTokenIssuer();
    await addTrustRule(system, { serviceAccountId: strict.id, name: "Main", issuer: foreign.url, conditions: [{ claim: "sub", pattern: "me" }] });
    const body = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      client_id: keys.clientId,
      subject_token: await foreign.sign({ sub: "me" }),
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    }).toString();
    expect(await answer(await postToken(keys, body, { authorization: null }))).toMatchObject({ status: 400, error: "invalid_dpop_proof" });
  });
});

describe("introspection", () => {
  it("tells the key that a token is bound to, and answers for an account that requires one for bound tokens alone", async () => {
    const product = await makeProduct(team);
    const { account: caller, clientKeys: keys } = await makeAccount(team, { productId: product.id, roleIds: [] });
    const introspect = async (token: string) => answer(await postToken(keys, new URLSearchParams({ token }).toString(), { path: "/oauth/introspect" }));
    const [bearer, bound] = [await getToken(keys), await getBound(keys)];
    const cnf = { jkt: await thumbprintOf(proofKeys.ES256) };
    expect(await introspect(bound)).toMatchObject({ active: true, token_type: "DPoP", cnf });
    const plain = await introspect(bearer);
    expect(plain).toMatchObject({ active: true, token_type: "Bearer" });
    expect(plain).not.toHaveProperty("cnf");
    await updateServiceAccount(system, caller.id, { requireDpop: true });
    expect(await introspect(bearer)).toEqual({ status: 200, active: false });
    expect(await introspect(bound)).toMatchObject({ active: true, token_type: "DPoP", cnf });
  });
});

describe("what is kept", () => {
  it("costs an account without proofs no statement, and of a proof is a hash, for minutes", async () => {
    const count = async () => (await query<{ count: string }>("SELECT count(*) FROM used_dpop_proof"))[0]!.count;
    const before = await count();
    const bearer = await getToken(clientKeys);
    expect((await callApi({ bearer }, "{ viewer { id } }")).status).toBe(200);
    expect(await count()).toBe(before);
    await getBound(clientKeys);
    const [row] = await query<{ hash: string; seconds: number }>(
      "SELECT jti_hash AS hash, extract(epoch FROM expires_at - now())::float8 AS seconds FROM used_dpop_proof ORDER BY expires_at DESC LIMIT 1",
    );
    expect(row!.hash).toHaveLength(43);
    expect(row!.seconds).toBeGreaterThan(360);
    expect(row!.seconds).toBeLessThan(425);
  });
});
