import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { InvalidInputError } from "../errors";
import { systemActor } from "../permissions/actor";
import { ownAudience } from "../products/audience-of";
import { createProduct } from "../products/create-product";
import { deleteProduct } from "../products/delete-product";
import { updateProduct } from "../products/update-product";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeOwner, makeProduct, makeTeam, type Person } from "../testing/factories";
import { assign, makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { createApiToken, type CreateApiTokenInput } from "./create-api-token";
import { resetApiToken } from "./reset-api-token";
import { updateTokenPolicy } from "./token-policy";
import { updateApiToken } from "./update-api-token";

useDatabase();

const system = systemActor("Test");
const day = 86_400;
let owner: Person & { team: Team };
let account: ServiceAccount;
beforeAll(async () => {
  owner = await makeOwner();
});
beforeEach(async () => {
  ({ account } = await makeAccount(owner.team));
});

const create = (more: Partial<CreateApiTokenInput> = {}, of = account) =>
  createApiToken(owner.actor, { serviceAccountId: of.id, name: "Nightly", format: "JWT", expiresInDays: 30, ...more });
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.issues.map(({ field, code }) => `${field.join(".")} ${code}`);
    },
  );

/** What a product reads in it, that knows our published keys and nothing else. */
async function readOffline(token: string, audience = ownAudience()) {
  const keys = (await (await send("/.well-known/jwks.json")).json()) as JSONWebKeySet;
  return (await jwtVerify(token, createLocalJWKSet(keys), { issuer: "http://localhost:3000", audience, typ: "at+jwt", algorithms: ["ES256"] })).payload;
}

describe("an API token that is a JWT", () => {
  it("has the header and the claims of an access token, an id of ours, and its origins", async () => {
    const { plainToken, token } = await create({ scopes: ["audit:read", "product:read"], allowedOrigins: ["https://a.example"] });
    expect(decodeProtectedHeader(plainToken)).toEqual({ alg: "ES256", typ: "at+jwt", kid: token.signingKid });
    const claims = await readOffline(plainToken);
    expect(claims).toEqual({
      iss: "http://localhost:3000",
      sub: account.id,
      aud: ownAudience(),
      client_id: account.id,
      scope: "audit:read product:read",
      team: owner.team.id,
      "allowed-origins": ["https://a.example"],
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.stringMatching(new RegExp(`^lk_${token.lookupId}_[0-9A-Za-z]{22}$`)),
    });
    expect(Math.abs(claims.exp! - claims.iat! - 30 * day)).toBeLessThan(60);
    const [row] = await query<{ row: object }>("SELECT to_jsonb(t) AS row FROM api_token t WHERE id = $1", [token.id]);
    const events = await query("SELECT details FROM audit_event WHERE target_id = $1", [token.id]);
    for (const part of [plainToken.split(".")[2]!, claims.jti!]) expect(JSON.stringify([row, events])).not.toContain(part);
  });

  it("says to a product what its account holds there, with the roles that its scopes leave whole", async () => {
    const product = await createProduct(system, {
      teamId: owner.team.id,
      key: "things",
      name: "Things",
      audience: "https://things.example.com",
      permissions: [{ name: "things:read" }, { name: "things:write" }],
    });
    const reader = await makeRole(owner.team, ["things:read"], { productId: product.id });
    const writer = await makeRole(owner.team, ["things:read", "things:write"], { productId: product.id });
    const { account: other } = await makeAccount(owner.team, { productId: product.id, roleIds: [reader.id, writer.id] });
    const narrow = await readOffline((await create({ scopes: ["things:read"] }, other)).plainToken, product.audience!);
    expect([narrow.scope, narrow.roles]).toEqual(["things:read", [reader.name]]);
    const none = await readOffline((await create({}, other)).plainToken, product.audience!);
    expect([none.scope, none.roles]).toEqual([undefined, undefined]);
  });

  it("has what is left of its scopes when it is reset, and new ones if asked", async () => {
    const { plainToken, token } = await create({ scopes: ["audit:read", "product:read"] });
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [account.id]);
    await assign(await makeRole(owner.team, ["audit:read", "token:read"]), { serviceAccountIds: [account.id] });
    const fresh = await resetApiToken(owner.actor, token.id);
    expect((await readOffline(fresh.plainToken)).scope).toBe("audit:read");
    const other = await resetApiToken(owner.actor, token.id, { scopes: ["token:read"], allowedOrigins: ["https://b.example"], expiresInDays: 1 });
    expect(await readOffline(other.plainToken)).toMatchObject({ scope: "token:read", "allowed-origins": ["https://b.example"] });
    expect(other.token).toMatchObject({ id: token.id, format: "JWT", scopes: ["token:read"], version: 3 });
    expect(await issuesOf(resetApiToken(owner.actor, token.id, { scopes: ["product:read"] }))).toEqual(["input.scopes.0 FORBIDDEN"]);
    // Who checks offline learns nothing of all this.
    expect((await readOffline(plainToken)).scope).toBe("audit:read product:read");
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_RESET" });
  });

  it("changes in name, purpose and networks; what stands in it is refused with what to do", async () => {
    const { token } = await create({ scopes: ["audit:read"] });
    expect(await issuesOf(updateApiToken(owner.actor, token.id, { scopes: [], allowedOrigins: ["https://a.example"] }))).toEqual([
      "input.scopes FORBIDDEN",
      "input.allowedOrigins FORBIDDEN",
    ]);
    const changes = { name: "Other", purpose: "Why", allowedCidrs: ["10.0.0.0/8"], scopes: ["audit:read"] };
    expect(await updateApiToken(owner.actor, token.id, changes)).toMatchObject(changes);
  });
});

describe("a JWT can't be had", () => {
  it.each<[string, Partial<CreateApiTokenInput>, string[]]>([
    ["without an end", { expiresInDays: null }, ["input.expiresAt REQUIRED"]],
    ["for more than ten years", { expiresInDays: 3_651 }, ["input.expiresInDays INVALID"]],
    ["until later than that", { expiresInDays: null, expiresAt: new Date(Date.now() + 3_651 * day * 1000) }, ["input.expiresAt INVALID"]],
    [
      "longer than headers may be",
      { allowedOrigins: Array.from({ length: 50 }, (_, n) => `https://${"a".repeat(60)}.${"b".repeat(60)}${n}.example.com`) },
      ["input.scopes TOO_LONG"],
    ],
    ["with more scopes than its account has", { scopes: ["team:update"] }, ["input.scopes.0 FORBIDDEN"]],
  ])("%s", async (_, input, issues) => expect(await issuesOf(create(input))).toEqual(issues));

  it("of a disabled account, which products couldn't know", async () => {
    const { token } = await create();
    await setServiceAccountEnabled(system, account.id, false);
    expect(await issuesOf(create())).toEqual([" INVALID"]);
    expect(await issuesOf(resetApiToken(owner.actor, token.id))).toEqual([" INVALID"]);
  });

  it("that outlives what its account holds for a time", async () => {
    const { account: bare } = await makeAccount(owner.team, { roleIds: [] });
    const role = await makeRole(owner.team, ["audit:read"]);
    await assign(role, { serviceAccountIds: [bare.id], until: new Date(Date.now() + 10 * day * 1000) });
    expect(await issuesOf(create({ scopes: ["audit:read"] }, bare))).toEqual(["input.expiresAt INVALID"]);
    const { plainToken } = await create({ scopes: ["audit:read"], expiresInDays: 9 }, bare);
    expect((await readOffline(plainToken)).roles).toEqual([role.name]);
  });

  it("beyond what the team's policy allows", async () => {
    await updateTokenPolicy(system, owner.team.id, { maxLifetimeDays: 7 });
    expect(await issuesOf(create())).toEqual(["input.expiresInDays INVALID"]);
    expect(await issuesOf(create({ expiresInDays: null }))).toEqual(["input.expiresAt REQUIRED"]);
    await updateTokenPolicy(system, owner.team.id, { maxLifetimeDays: null });
  });
});

describe("the audience of a JWT", () => {
  it("stays its team's until it has ended: another team's product must not take it for its own", async () => {
    const product = await makeProduct(owner.team);
    const { account: other } = await makeAccount(owner.team, { productId: product.id });
    const { token } = await create({}, other);
    await deleteServiceAccount(system, other.id);
    await deleteProduct(system, product.id);
    const next = await makeTeam();
    const take = (team: Team) => createProduct(system, { teamId: team.id, key: "taken", name: "Taken", audience: product.audience!, permissions: [] });
    expect(await issuesOf(take(next))).toEqual(["input.audience TAKEN"]);
    const free = await makeProduct(next);
    expect(await issuesOf(updateProduct(system, free.id, { audience: product.audience! }))).toEqual(["input.audience TAKEN"]);
    await deleteProduct(system, (await take(owner.team)).id);
    await query("UPDATE audience_hold SET until = now() WHERE until = $1", [token.expiresAt]);
    expect((await take(next)).audience).toBe(product.audience);
  });
});

describe("a leak report", () => {
  const report = (token: string) =>
    send("/api/leak-reports", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ tokens: [token] }) });

  it("ends a JWT too; one with another signature is nobody's", async () => {
    const { plainToken, token } = await makeToken(account, { format: "JWT", expiresInDays: 1 });
    const forged = plainToken.slice(0, -4) + (plainToken.endsWith("AAAA") ? "BBBB" : "AAAA");
    expect((await report(forged)).status).toBe(202);
    expect((await callWith(plainToken)).status).toBe(200);
    const fresh = await resetApiToken(system, token.id);
    expect((await report(plainToken)).status).toBe(202);
    expect((await callWith(fresh.plainToken)).status).toBe(200);
    expect(await (await report(fresh.plainToken)).json()).toEqual({ received: 1 });
    expect(await callWith(fresh.plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  });
});
