import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { attacks } from "../../app/api/testing/attacks";
import { forge } from "../../app/api/testing/forge-token";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import type { Team } from "../../entities/index";

useDatabase();

let owner: Person & { team: Team };
let good: string;
beforeAll(async () => {
  owner = await makeOwner();
  good = await getToken((await makeAccount(owner.team)).clientKeys);
});

const others: typeof attacks = [
  ["another account's id", "KEYS_REPLACED", (token) => forge(token, { claims: { sub: "sa_01jdkz3m8kfq4v2qv6e0w1xn5e" } })],
  ["a person's id", "KEYS_REPLACED", (token) => forge(token, { claims: { sub: owner.actor.id } })],
  ["a session's secret in its place", "TOKEN_MALFORMED", () => owner.cookie.split("=")[1]!],
];

describe("an access token is refused with 401 invalid_token when it has", () => {
  it.each([...attacks, ...others])("%s", async (_, reason, make) => {
    const answer = await callApi({ bearer: await make(good) }, "{ viewer { id } }");
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", error="invalid_token"/);
    expect(answer.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", reason } }]);
    expect(answer.data ?? null).toBeNull();
  });

  it("none of these: the unchanged token, and one made anew with the same content, are taken", async () => {
    expect((await callApi({ bearer: good }, "{ viewer { id } }")).status).toBe(200);
    expect((await callApi({ bearer: await forge(good, {}) }, "{ viewer { id } }")).status).toBe(200);
  });
});

describe("an access token stops at the next call", () => {
  const byId = (mutation: string) => `mutation ($id: ID!) { ${mutation}(id: $id) { userErrors { message } } }`;
  const works = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }")).status;

  it.each(["deleteServiceAccount", "disableServiceAccount", "regenerateClientKeys"])("after %s", async (mutation) => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys);
    expect(await works(bearer)).toBe(200);
    const done = await callApi({ cookie: owner.cookie }, byId(mutation), { id: account.id });
    expect(done.data![mutation].userErrors).toEqual([]);
    expect(await works(bearer)).toBe(401);
  });

  it("and works again when the account is enabled again", async () => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys);
    await callApi({ cookie: owner.cookie }, byId("disableServiceAccount"), { id: account.id });
    expect(await works(bearer)).toBe(401);
    await callApi({ cookie: owner.cookie }, byId("enableServiceAccount"), { id: account.id });
    expect(await works(bearer)).toBe(200);
  });
});

describe("what a token may do", () => {
  it("is nothing here when its account belongs to another product, whatever its audience says", async () => {
    const product = await makeProduct(owner.team);
    const bearer = await getToken((await makeAccount(owner.team, { productId: product.id, roleIds: [] })).clientKeys);
    expect((await callApi({ bearer }, "{ viewer { id } }")).status).toBe(401);
    const { aud } = JSON.parse(Buffer.from(good.split(".")[1]!, "base64url").toString()) as { aud: string };
    expect((await callApi({ bearer: await forge(bearer, { claims: { aud } }) }, "{ viewer { id } }")).status).toBe(401);
  });

  it("is its scope and no more: one permission opens one door", async () => {
    const { clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys, { scope: "product:read" });
    expect((await callApi({ bearer }, "{ products { totalCount } }")).errors).toBeUndefined();
    const { errors } = await callApi({ bearer }, "{ serviceAccounts { totalCount } auditEvents { totalCount } }");
    expect(errors?.map(({ extensions }) => extensions.requiredPermission)).toEqual(["service-account:read", "audit:read"]);
  });

  it("doesn't grow by a scope that the account doesn't hold", async () => {
    const { clientKeys } = await makeAccount(owner.team, { role: "service-account-viewer" });
    const bearer = await forge(await getToken(clientKeys), { claims: { scope: "service-account:create team:update product:read" } });
    const { data } = await callApi({ bearer }, "{ viewer { memberships { permissions } } }");
    expect(data!.viewer.memberships[0].permissions).toEqual(["product:read"]);
  });
});
