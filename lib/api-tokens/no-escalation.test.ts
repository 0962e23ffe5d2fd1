import { beforeAll, describe, expect, it } from "vitest";
import { callWith } from "../../app/api/testing/call-from";
import { getToken } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { ownAudience } from "../products/audience-of";
import { makeAccount, makeOwner, makeProduct } from "../testing/factories";
import { makeMemberWith, makeRole, type TeamPerson } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { createApiToken, type CreateApiTokenInput } from "./create-api-token";
import { resetApiToken, type ResetApiTokenInput } from "./reset-api-token";

useDatabase();

let team: Team;
/** Somebody who may make tokens, and read, and nothing else. */
let maker: TeamPerson;
beforeAll(async () => {
  ({ team } = await makeOwner());
  maker = await makeMemberWith(team, ["service-account:read", "token:read", "token:create"]);
});

describe("a JWT for an API of the team's own, which may decide by the name of the account alone", () => {
  const jwt: Partial<CreateApiTokenInput> = { format: "JWT", expiresInDays: 1 };
  const create = (person: TeamPerson, serviceAccountId: string, more: Partial<CreateApiTokenInput> = {}) =>
    createApiToken(person.actor, { serviceAccountId, name: "Mine", ...jwt, ...more });

  it("takes all that the account may do, also without a scope", async () => {
    const product = await makeProduct(team);
    const role = await makeRole(team, ["things:read"], { productId: product.id });
    const { account } = await makeAccount(team, { productId: product.id, roleIds: [role.id] });
    await expect(create(maker, account.id)).rejects.toMatchObject({ requiredPermissions: ["things:read"] });
    const { token } = await makeToken(account, { ...jwt, scopes: [] });
    await expect(resetApiToken(maker.actor, token.id, { scopes: [] })).rejects.toMatchObject({ requiredPermissions: ["things:read"] });
    const giver = await makeMemberWith(team, ["service-account:read", "token:read", "token:create", "product-permission:grant"]);
    expect((await create(giver, account.id)).token.format).toBe("JWT");
  });

  it("of an account that may do nothing takes the right to give it something", async () => {
    const { account } = await makeAccount(team, { productId: (await makeProduct(team)).id, roleIds: [] });
    await expect(create(maker, account.id)).rejects.toMatchObject({ requiredPermissions: ["product-permission:grant"] });
  });

  it("is another matter than one for our own API, and than an opaque one: these are worth their scopes", async () => {
    const { account } = await makeAccount(team);
    expect((await create(maker, account.id)).token.scopes).toEqual([]);
    const elsewhere = await makeAccount(team, { productId: (await makeProduct(team)).id, roleIds: [] });
    expect((await create(maker, elsewhere.account.id, { format: "OPAQUE", expiresInDays: null })).token.scopes).toEqual([]);
  });
});

it.each<[string, ResetApiTokenInput]>([
  ["none", { scopes: [] }],
  ["null", { scopes: null }],
  ["a part", { scopes: ["token:read"] }],
])("who may not reset a token for its scopes doesn't come to it by asking for less: %s", async (_, input) => {
  const { account } = await makeAccount(team);
  const { token, plainToken } = await makeToken(account, { scopes: ["product:update", "token:read"] });
  await expect(resetApiToken(maker.actor, token.id, input)).rejects.toMatchObject({ requiredPermissions: ["product:update"] });
  expect((await callWith(plainToken)).status).toBe(200);
});

it("a product whose audience has become that of our own API, after the public URL changed, is another product still", async () => {
  const product = await makeProduct(team);
  const role = await makeRole(team, ["things:read"], { productId: product.id });
  const { account, clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [role.id] });
  await query("UPDATE product SET audience = $2 WHERE id = $1", [product.id, ownAudience()]);
  const tokens = await Promise.all([
    getToken(clientKeys),
    makeToken(account, { scopes: ["things:read"] }).then(({ plainToken }) => plainToken),
    createApiToken(systemActor("Test"), { serviceAccountId: account.id, name: "JWT", format: "JWT", expiresInDays: 1, scopes: ["things:read"] }).then(
      ({ plainToken }) => plainToken,
    ),
  ]);
  for (const token of tokens) expect(await callWith(token)).toMatchObject({ status: 401, reason: "OTHER_PRODUCT" });
});
