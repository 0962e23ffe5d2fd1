import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { callApi, getToken, requestToken } from "../../app/api/testing/call-api";
import { postToken } from "../../app/api/testing/token-request";
import { systemActor } from "../permissions/actor";
import { createProduct } from "../products/create-product";
import { ownAudience } from "../products/audience-of";
import { updateProduct } from "../products/update-product";
import { makeAccount, makeOwner, makeProduct, makeTeam } from "../testing/factories";
import { makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";

useDatabase();

describe("an access token", () => {
  it("has exactly the header and the claims of RFC 9068 with the account's roles, and the team", async () => {
    const team = await makeTeam();
    const { account, clientKeys } = await makeAccount(team, { role: "service-account-viewer" });
    const token = await getToken(clientKeys);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "ES256", typ: "at+jwt", kid: expect.stringMatching(/^[\w-]{43}$/) });
    const claims = decodeJwt(token);
    expect(claims).toEqual({
      iss: "http://localhost:3000",
      sub: account.id,
      aud: ownAudience(),
      client_id: clientKeys.clientId,
      scope: "service-account:read token:read product:read audit:read webhook:read",
      roles: ["service-account-viewer"],
      team: team.id,
      iat: expect.any(Number),
      exp: claims.iat! + 3600,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(Math.abs(claims.iat! - Date.now() / 1000)).toBeLessThan(60);
  });

  it("is refused when it would be longer than any that we take back, and comes with fewer permissions", async () => {
    const team = await makeTeam();
    const permissions = Array.from({ length: 200 }, (_, n) => `invoices-of-branch-${n}:read-and-write-everything`);
    const product = await createProduct(systemActor("Test"), {
      teamId: team.id,
      key: "invoices",
      name: "Invoices",
      audience: "https://invoices.example.com",
      permissions: permissions.map((name) => ({ name, title: name })),
    });
    const role = await makeRole(team, permissions, { productId: product.id });
    const { account, clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [role.id] });
    const refused = await requestToken(clientKeys);
    expect([refused.status, await refused.json()]).toEqual([400, { error: "invalid_scope", error_description: expect.stringContaining("by scope") }]);
    const token = await getToken(clientKeys, { scope: permissions.slice(0, 100).join(" ") });
    const asked = await postToken(clientKeys, new URLSearchParams({ token }).toString(), { path: "/oauth/introspect" });
    expect(await asked.json()).toMatchObject({ active: true, sub: account.id });
  });

  it("names all roles for who asks for all permissions, in whichever order, and for less those of which nothing is left out", async () => {
    const team = await makeTeam();
    const product = await makeProduct(team);
    await updateProduct(systemActor("Test"), product.id, { permissions: [{ name: "things:read" }, { name: "things:write" }] });
    const roles = [
      await makeRole(team, ["things:read"], { productId: product.id, name: "Reader" }),
      await makeRole(team, ["things:write"], { productId: product.id, name: "Writer" }),
      await makeRole(team, [], { productId: product.id, name: "Guest" }),
    ];
    const { clientKeys } = await makeAccount(team, { productId: product.id, roleIds: roles.map(({ id }) => id) });
    const rolesFor = async (scope?: string) => (decodeJwt(await getToken(clientKeys, { ...(scope && { scope }) })).roles as string[]).sort();
    for (const scope of [undefined, "things:read things:write", "things:write things:read"])
      expect(await rolesFor(scope)).toEqual(["Guest", "Reader", "Writer"]);
    expect(await rolesFor("things:write")).toEqual(["Writer"]);
  });

  it("has an id of its own", async () => {
    const { clientKeys } = await makeAccount(await makeTeam());
    const tokens = await Promise.all(Array.from({ length: 20 }, () => getToken(clientKeys)));
    expect(new Set(tokens.map((token) => decodeJwt(token).jti)).size).toBe(20);
  });

  it("of a product is for the product's audience, without a scope while the account has no role there", async () => {
    const team = await makeTeam();
    const product = await makeProduct(team);
    const { clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [] });
    const response = await requestToken(clientKeys);
    const body = (await response.json()) as { access_token: string };
    expect(Object.keys(body)).toEqual(["access_token", "token_type", "expires_in"]);
    expect(decodeJwt(body.access_token).aud).toBe(product.audience);
    expect(decodeJwt(body.access_token)).not.toHaveProperty("scope");
  });

  it.each([
    ["product:read", "product:read"],
    ["product:read audit:read", "product:read audit:read"],
    ["audit:read audit:read", "audit:read"],
    ["", "service-account:read token:read product:read audit:read webhook:read"],
  ])("got with the scope “%s” has “%s”, and the answer says so", async (scope, granted) => {
    const { clientKeys } = await makeAccount(await makeTeam(), { role: "service-account-viewer" });
    const body = (await (await requestToken(clientKeys, { scope })).json()) as { access_token: string; scope: string };
    expect(body.scope).toBe(granted);
    expect(decodeJwt(body.access_token).scope).toBe(granted);
  });
});

describe("the lifetime of access tokens", () => {
  const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) {
    clientKeys { clientId clientSecret } userErrors { field code } } }`;

  it.each([
    [300, "5 minutes"],
    [301, "the shortest and one second"],
    [86_400, "24 hours"],
  ])("can be %s seconds (%s)", async (accessTokenLifetime) => {
    const { team, cookie } = await makeOwner();
    const answer = await callApi({ cookie }, create, { input: { teamId: team.id, name: "A", accessTokenLifetime } });
    const body = (await (await requestToken(answer.data!.createServiceAccount.clientKeys)).json()) as { access_token: string; expires_in: number };
    const { iat, exp } = decodeJwt(body.access_token);
    expect(body.expires_in).toBe(accessTokenLifetime);
    expect(exp! - iat!).toBe(accessTokenLifetime);
  });

  it.each([299, 86_401, 0, -1, 2_147_483_647])("can't be %s seconds", async (accessTokenLifetime) => {
    const { team, cookie } = await makeOwner();
    const answer = await callApi({ cookie }, create, { input: { teamId: team.id, name: "A", accessTokenLifetime } });
    expect(answer.data!.createServiceAccount).toEqual({ clientKeys: null, userErrors: [{ field: ["input", "accessTokenLifetime"], code: "INVALID" }] });
  });

  it("follows a change at the next token", async () => {
    const { team, cookie } = await makeOwner();
    const { account, clientKeys } = await makeAccount(team);
    await getToken(clientKeys);
    const update = "mutation ($id: ID!) { updateServiceAccount(id: $id, input: { accessTokenLifetime: 600 }) { userErrors { message } } }";
    await callApi({ cookie }, update, { id: account.id });
    expect(await (await requestToken(clientKeys)).json()).toMatchObject({ expires_in: 600 });
  });
});
