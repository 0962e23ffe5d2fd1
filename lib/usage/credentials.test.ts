import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken, requestToken } from "../../app/api/testing/call-api";
import { ask, assertionOf, makeKeyClient } from "../../app/api/testing/client-assertion";
import { makeRefreshing, refresh } from "../../app/api/testing/refresh";
import { postToken } from "../../app/api/testing/token-request";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { secretsOfAccounts } from "../service-accounts/secrets-of-accounts";
import { makeAccount, makeOwner, makeProduct } from "../testing/factories";
import { makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { startTokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { flushUsage } from "./note";

useDatabase();

const system = systemActor("Test");
let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeAll(async () => {
  owner = await makeOwner();
});

/** Calls and refusals of each. */
async function counted(...ids: string[]): Promise<number[][]> {
  await flushUsage();
  const rows = await query<{ id: string; calls: string; refusals: string }>(
    "SELECT subject_id AS id, sum(calls) AS calls, sum(refusals) AS refusals FROM usage_day WHERE subject_id = ANY($1) GROUP BY 1",
    [ids],
  );
  const found = new Map(rows.map(({ id, calls, refusals }) => [id, [Number(calls), Number(refusals)]]));
  return ids.map((id) => found.get(id) ?? [0, 0]);
}
const secretOf = async (accountId: string) => (await secretsOfAccounts([accountId])).get(accountId)![0]!;

describe("the use of a credential is counted, with that of its account:", () => {
  it("a client secret, by what is granted to it and by what is refused to its account", async () => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const secret = await secretOf(account.id);
    await getToken(clientKeys);
    await getToken(clientKeys);
    await requestToken({ ...clientKeys, clientSecret: "wrong" });
    expect(await counted(account.id, secret.id)).toEqual([
      [2, 1],
      [2, 0],
    ]);
    const text = "query ($id: ID!) { serviceAccount(id: $id) { lastUse { address } clientSecrets { usage { calls refusals } lastUse { at address agent } } } }";
    const { data, errors } = await callApi(owner, text, { id: account.id });
    expect(errors).toBeUndefined();
    expect(data!.serviceAccount.clientSecrets).toMatchObject([{ usage: { calls: 2, refusals: 0 }, lastUse: data!.serviceAccount.lastUse }]);
  });

  it("a public key", async () => {
    const { account, clientId, key } = await makeKeyClient(owner.team);
    const { access_token: token } = (await (await ask(assertionOf(clientId))).json()) as { access_token: string };
    await callApi({ bearer: token }, "{ viewer { id } }");
    expect(await counted(account.id, key.id)).toEqual([
      [2, 0],
      [1, 0],
    ]);
    const { data } = await callApi(owner, "query ($id: ID!) { serviceAccount(id: $id) { publicKeys { usage { calls } } } }", { id: account.id });
    expect(data!.serviceAccount.publicKeys).toEqual([{ usage: { calls: 1 } }]);
  });

  it("a trust rule", async () => {
    const issuer = await startTokenIssuer();
    const { account, clientKeys } = await makeAccount(owner.team);
    const rule = await addTrustRule(system, {
      serviceAccountId: account.id,
      name: "Rule",
      issuer: issuer.url,
      conditions: [{ claim: "sub", pattern: "main" }],
    });
    const exchange = async (sub: string) => {
      const grant = { grant_type: "urn:ietf:params:oauth:grant-type:token-exchange", subject_token_type: "urn:ietf:params:oauth:token-type:jwt" };
      const form = new URLSearchParams({ ...grant, client_id: clientKeys.clientId, subject_token: await issuer.sign({ sub }) });
      return (await postToken(clientKeys, form.toString(), { authorization: null })).status;
    };
    expect([await exchange("main"), await exchange("other")]).toEqual([200, 400]);
    expect(await counted(account.id, rule.id)).toEqual([
      [1, 1],
      [1, 0],
    ]);
    const { data } = await callApi(owner, "query ($id: ID!) { serviceAccount(id: $id) { trustRules { usage { calls } lastUse { at } } } }", { id: account.id });
    expect(data!.serviceAccount.trustRules).toMatchObject([{ usage: { calls: 1 }, lastUse: { at: expect.any(String) as string } }]);
  });

  it("an API token that is a JWT, and a refreshed access token", async () => {
    const { account, clientId, token } = await makeRefreshing(owner.team);
    const { token: entry, plainToken } = await makeToken(account, { format: "JWT", expiresInDays: 30 });
    expect((await callApi({ bearer: plainToken }, "{ viewer { id } }")).errors).toBeUndefined();
    expect((await refresh(clientId, token)).status).toBe(200);
    expect(await counted(account.id, entry.id)).toEqual([
      [3, 0],
      [1, 0],
    ]);
  });

  it("tokens that a product asks about, from where only the product knows", async () => {
    const product = await makeProduct(owner.team);
    const role = await makeRole(owner.team, ["things:read"], { productId: product.id });
    const { account: asker, clientKeys: askerKeys } = await makeAccount(owner.team, { productId: product.id, roleIds: [] });
    const { account, clientKeys } = await makeAccount(owner.team, { productId: product.id, roleIds: [role.id] });
    const { token, plainToken } = await makeToken(account, { scopes: ["things:read"] });
    const accessToken = await getToken(clientKeys);
    const introspect = (text: string) => postToken(askerKeys, new URLSearchParams({ token: text }).toString(), { path: "/oauth/introspect" });
    for (const text of [plainToken, plainToken, accessToken, `${accessToken}x`]) expect((await introspect(text)).status).toBe(200);
    expect(await counted(asker.id, account.id, token.id)).toEqual([
      [4, 0],
      [4, 0],
      [2, 0],
    ]);
    const { data } = await callApi(owner, "query ($id: ID!) { apiToken(id: $id) { lastUse { at address agent } } }", { id: token.id });
    expect(data!.apiToken.lastUse).toEqual({ at: expect.any(String) as string, address: null, agent: null });
    await setServiceAccountEnabled(system, account.id, false);
    await introspect(plainToken);
    expect(await counted(token.id)).toEqual([[2, 1]]);
  });

  it("and what of its permissions is used, as a product tells when it asks about a token, if the token has them", async () => {
    const product = await makeProduct(owner.team);
    const role = await makeRole(owner.team, ["things:read"], { productId: product.id });
    const { clientKeys: askerKeys } = await makeAccount(owner.team, { productId: product.id, roleIds: [] });
    const { account, clientKeys } = await makeAccount(owner.team, { productId: product.id, roleIds: [role.id] });
    const { token, plainToken } = await makeToken(account, { scopes: ["things:read"] });
    const { plainToken: without } = await makeToken(account, { scopes: [] });
    const introspect = async (text: string, permission: string, as = askerKeys) => {
      const response = await postToken(as, new URLSearchParams({ token: text, permission }).toString(), { path: "/oauth/introspect" });
      return [response.status, ((await response.json()) as { active?: boolean }).active];
    };
    expect(await introspect(plainToken, "things:read things:read things:write product:read")).toEqual([200, true]);
    expect(await introspect(await getToken(clientKeys), "things:read")).toEqual([200, true]);
    expect(await introspect(without, "things:read")).toEqual([200, true]);
    expect(await introspect(`${plainToken}x`, "things:read")).toEqual([200, false]);
    const { clientKeys: stranger } = await makeAccount(owner.team);
    expect(await introspect(plainToken, "things:read", stranger)).toEqual([200, false]);
    expect((await introspect(plainToken, Array.from({ length: 21 }, (_, n) => `p${n}`).join(" ")))[0]).toBe(400);
    await flushUsage();
    const rows = await query("SELECT subject_id AS id, permission, uses FROM usage_permission WHERE subject_id = ANY($1) ORDER BY uses", [
      [account.id, token.id],
    ]);
    expect(rows).toEqual([
      { id: token.id, permission: "things:read", uses: "1" },
      { id: account.id, permission: "things:read", uses: "2" },
    ]);
  });
});
