import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getToken, requestToken } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../errors";
import { systemActor, type UserActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { assign, makeMemberWith, makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { createApiToken, type CreateApiTokenInput } from "./create-api-token";
import { listApiTokens } from "./list-api-tokens";
import { resetApiToken } from "./reset-api-token";
import { revokeApiTokens } from "./revoke-api-tokens";
import { revokeEverything } from "./revoke-everything";
import { getTokenPolicy, updateTokenPolicy } from "./token-policy";
import { updateApiToken } from "./update-api-token";

useDatabase();

const system = systemActor("Test");
const day = 86_400_000;
let owner: Person & { team: Team };
let team: Team;
let account: ServiceAccount;
let clientKeys: ClientKeys;
beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
});
beforeEach(async () => {
  ({ account, clientKeys } = await makeAccount(team));
});

const create = (more: Partial<CreateApiTokenInput> = {}, actor: UserActor = owner.actor) =>
  createApiToken(actor, { serviceAccountId: account.id, name: "Nightly", ...more });
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.issues.map(({ field, code }) => `${field.join(".")} ${code}`);
    },
  );
const eventsOf = (id: string) =>
  query<{ action: string; details: Record<string, unknown> }>("SELECT action, details FROM audit_event WHERE target_id = $1 ORDER BY id", [id]);

describe("creating a token", () => {
  it("stores what is given, of the secret a hash only, and leaves an event without it", async () => {
    const { token, plainToken } = await create({
      purpose: "Backups",
      scopes: ["audit:read"],
      allowedOrigins: ["https://a.example"],
      allowedCidrs: ["10.0.0.0/8"],
      expiresInDays: 30,
    });
    expect(token).toMatchObject({
      name: "Nightly",
      purpose: "Backups",
      scopes: ["audit:read"],
      createdBy: owner.actor.id,
      version: 1,
      revokedAt: null,
      lastUsedAt: null,
    });
    expect(Math.abs(token.expiresAt!.getTime() - Date.now() - 30 * day)).toBeLessThan(60_000);
    const [row] = await query<{ row: object }>("SELECT to_jsonb(t) AS row FROM api_token t WHERE id = $1", [token.id]);
    expect(JSON.stringify(row)).not.toContain(plainToken.slice(20, 63));
    const events = await eventsOf(token.id);
    expect(events.map(({ action }) => action)).toEqual(["api-token.create"]);
    expect(JSON.stringify(events)).not.toContain(plainToken.slice(20, 63));
  });

  it("says all that is wrong at once", async () => {
    const wrong = { name: " ", purpose: "\0", scopes: ["no:such"], allowedOrigins: ["https://a.example", "*"], allowedCidrs: ["10.0.0.1/8"], expiresInDays: 0 };
    expect(await issuesOf(create(wrong))).toEqual([
      "input.name REQUIRED",
      "input.purpose INVALID",
      "input.allowedOrigins.1 INVALID",
      "input.allowedCidrs.0 INVALID",
      "input.expiresInDays INVALID",
    ]);
    expect(await issuesOf(create({ scopes: ["audit:read", "no:such", "role:read", "\0"] }))).toEqual([
      "input.scopes.1 FORBIDDEN",
      "input.scopes.2 FORBIDDEN",
      "input.scopes.3 FORBIDDEN",
    ]);
  });

  it.each<[string, Partial<CreateApiTokenInput>, string]>([
    ["in the past", { expiresAt: new Date(Date.now() - 1) }, "input.expiresAt INVALID"],
    ["after the year 9999", { expiresAt: new Date(8.64e15) }, "input.expiresAt INVALID"],
    ["said twice", { expiresAt: new Date(Date.now() + day), expiresInDays: 1 }, "input.expiresInDays INVALID"],
    ["in half a day", { expiresInDays: 0.5 }, "input.expiresInDays INVALID"],
    ["in a thousand years", { expiresInDays: 365_000 }, "input.expiresInDays INVALID"],
  ])("refuses an end %s", async (_, input, issue) => expect(await issuesOf(create(input))).toEqual([issue]));

  it("of an account that isn't there, or is another team's, is as missing", async () => {
    const theirs = await makeAccount((await makeOwner()).team);
    for (const serviceAccountId of [theirs.account.id, "sa_none", "\0"]) {
      await expect(create({ serviceAccountId })).rejects.toEqual(new NotFoundError("service account", ["input", "serviceAccountId"]));
    }
  });

  it("asks a person for a recent sign-in", async () => {
    const stale = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 60 * 60 * 1000) };
    await expect(create({}, stale)).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
  });
});

describe("nobody comes to more permissions by a token:", () => {
  const mayTokens = ["token:create", "token:update", "token:read", "service-account:read"];

  it("its scopes must be the actor's own, when it is made, changed and reset", async () => {
    const clerk = await makeMemberWith(team, mayTokens);
    await expect(create({ scopes: ["audit:read"] }, clerk.actor)).rejects.toMatchObject({ requiredPermissions: ["audit:read"] });
    const { token } = await create({ scopes: ["token:read"] }, clerk.actor);
    await expect(updateApiToken(clerk.actor, token.id, { scopes: ["token:read", "audit:read"] })).rejects.toBeInstanceOf(ForbiddenError);
    const strong = (await create({ scopes: ["audit:read"], allowedCidrs: ["10.0.0.0/8"] })).token;
    await expect(resetApiToken(clerk.actor, strong.id)).rejects.toMatchObject({ requiredPermissions: ["audit:read"] });
    await expect(updateApiToken(clerk.actor, strong.id, { allowedCidrs: null })).rejects.toMatchObject({ requiredPermissions: ["audit:read"] });
    await expect(updateApiToken(clerk.actor, strong.id, { allowedOrigins: ["https://evil.example"] })).rejects.toBeInstanceOf(ForbiddenError);
    expect((await updateApiToken(clerk.actor, strong.id, { name: "Renamed", scopes: [] })).scopes).toEqual([]);
  });

  it("its scopes must be the account's, which a weaker one lacks", async () => {
    const weak = await makeAccount(team, { role: null });
    await assign(await makeRole(team, ["product:read"]), { serviceAccountIds: [weak.account.id] });
    expect(await issuesOf(create({ serviceAccountId: weak.account.id, scopes: ["product:read", "audit:read"] }))).toEqual(["input.scopes.1 FORBIDDEN"]);
    const { token } = await create({ serviceAccountId: weak.account.id, scopes: ["product:read"] });
    expect(await issuesOf(updateApiToken(owner.actor, token.id, { scopes: ["audit:read"] }))).toEqual(["input.scopes.0 FORBIDDEN"]);
  });

  it("permissions of the team's products take product-permission:grant", async () => {
    const product = await makeProduct(team);
    const theirs = await makeAccount(team, { productId: product.id });
    await assign(await makeRole(team, ["things:read"], { productId: product.id }), { serviceAccountIds: [theirs.account.id] });
    const wanted = { serviceAccountId: theirs.account.id, scopes: ["things:read"] };
    const clerk = await makeMemberWith(team, mayTokens);
    await expect(create(wanted, clerk.actor)).rejects.toMatchObject({ requiredPermissions: ["things:read"] });
    const granter = await makeMemberWith(team, [...mayTokens, "product-permission:grant", "product:read"]);
    expect((await create(wanted, granter.actor)).token.scopes).toEqual(["things:read"]);
  });

  it("a token makes none that does more than itself, or counts where it doesn't", async () => {
    const make = (fields: string) =>
      `mutation { createApiToken(input: { serviceAccountId: "${account.id}", name: "Child"${fields} }) { apiToken { id } userErrors { code } } }`;
    const scopes = ["token:create", "token:read"];
    const { plainToken } = await makeToken(account, { scopes });
    expect(await callWith(plainToken, {}, make(', scopes: ["audit:read"]'))).toMatchObject({ code: "FORBIDDEN" });
    expect((await callWith(plainToken, {}, make(', scopes: ["token:read"]'))).data!.createApiToken.userErrors).toEqual([]);
    const bound = await makeToken(account, { scopes, allowedCidrs: ["192.0.2.0/24"], allowedOrigins: ["https://a.example", "https://b.example"] });
    const from = { origin: "https://a.example" };
    const origins = 'allowedOrigins: ["https://a.example"]';
    for (const loose of [
      "",
      `, ${origins}`,
      ', allowedCidrs: ["192.0.2.0/28"]',
      `, ${origins}, allowedCidrs: ["192.0.0.0/16"]`,
      ', allowedOrigins: ["https://c.example"], allowedCidrs: ["192.0.2.1"]',
    ])
      expect([loose, await callWith(bound.plainToken, from, make(loose))]).toMatchObject([loose, { code: "FORBIDDEN" }]);
    expect((await callWith(bound.plainToken, from, make(`, ${origins}, allowedCidrs: ["192.0.2.0/28"]`))).data!.createApiToken.userErrors).toEqual([]);
    const free = await makeToken(account, { scopes });
    expect(await callWith(bound.plainToken, from, `mutation { resetApiToken(id: "${free.token.id}") { token } }`)).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the team's policy", () => {
  it("bounds the lifetime and demands a purpose, of new tokens and new secrets", async () => {
    const other = await makeOwner();
    const { account: theirs } = await makeAccount(other.team);
    const make = (input: Partial<CreateApiTokenInput>) => createApiToken(other.actor, { serviceAccountId: theirs.id, name: "T", ...input });
    expect(await getTokenPolicy(other.actor, other.team.id)).toMatchObject({ maxLifetimeDays: null, purposeRequired: false });
    const { token: eternal } = await make({ purpose: "p" });
    await updateTokenPolicy(other.actor, other.team.id, { maxLifetimeDays: 30, purposeRequired: true });
    expect(await issuesOf(make({}))).toEqual(["input.expiresAt REQUIRED", "input.purpose REQUIRED"]);
    expect(await issuesOf(make({ purpose: "p", expiresInDays: 31 }))).toEqual(["input.expiresInDays INVALID"]);
    expect(await issuesOf(make({ purpose: "p", expiresAt: new Date(Date.now() + 31 * day) }))).toEqual(["input.expiresAt INVALID"]);
    const { token } = await make({ purpose: "p", expiresInDays: 30 });
    expect(await issuesOf(updateApiToken(other.actor, token.id, { purpose: null }))).toEqual(["input.purpose REQUIRED"]);
    expect(await issuesOf(resetApiToken(other.actor, eternal.id))).toEqual(["input.expiresAt REQUIRED"]);
    expect((await resetApiToken(other.actor, eternal.id, { expiresInDays: 7 })).token.expiresAt).not.toBeNull();
    await updateTokenPolicy(other.actor, other.team.id, { maxLifetimeDays: null });
    expect(await getTokenPolicy(other.actor, other.team.id)).toMatchObject({ maxLifetimeDays: null, purposeRequired: true });
    expect((await eventsOf(other.team.id)).filter(({ action }) => action === "token-policy.update")).toHaveLength(2);
    for (const maxLifetimeDays of [0, -1, 0.5, 1e9])
      expect(await issuesOf(updateTokenPolicy(other.actor, other.team.id, { maxLifetimeDays }))).toEqual(["input.maxLifetimeDays INVALID"]);
  });
});

describe("a token changes", () => {
  it("only as its reader has seen it, and not once it is revoked", async () => {
    const { token } = await create();
    const changed = await updateApiToken(owner.actor, token.id, { name: "Weekly", version: 1 });
    expect(changed).toMatchObject({ name: "Weekly", version: 2, purpose: "" });
    expect(await issuesOf(updateApiToken(owner.actor, token.id, { name: "Daily", version: 1 }))).toEqual(["input.version CONFLICT"]);
    expect((await updateApiToken(owner.actor, token.id, { name: "Weekly" })).version).toBe(2);
    await revokeApiTokens(owner.actor, token.id);
    expect(await issuesOf(updateApiToken(owner.actor, token.id, { name: "Daily" }))).toEqual(["id INVALID"]);
    expect(await issuesOf(resetApiToken(owner.actor, token.id))).toEqual(["id INVALID"]);
    expect((await eventsOf(token.id)).map(({ action }) => action)).toEqual(["api-token.create", "api-token.update", "api-token.revoke"]);
  });

  it("its secret only with an end in the future", async () => {
    const { token } = await create({ expiresInDays: 1 });
    await query("UPDATE api_token SET expires_at = now() - interval '1 day' WHERE id = $1", [token.id]);
    expect(await issuesOf(resetApiToken(owner.actor, token.id))).toEqual(["input.expiresAt REQUIRED"]);
    const fresh = await resetApiToken(owner.actor, token.id, { expiresInDays: 1 });
    expect((await callWith(fresh.plainToken)).status).toBe(200);
  });
});

describe("revoking", () => {
  it("ends all of those named or none, once", async () => {
    const made = [await create(), await create(), await create()].map(({ token }) => token.id);
    const theirs = (await makeToken((await makeAccount((await makeOwner()).team)).account)).token.id;
    expect(await issuesOf(revokeApiTokens(owner.actor, [...made, theirs, "tok_none"]))).toEqual(["ids.3 NOT_FOUND", "ids.4 NOT_FOUND"]);
    expect((await listApiTokens(owner.actor, { teamId: team.id, filter: { serviceAccountId: account.id, state: "ACTIVE" } })).items).toHaveLength(3);
    const first = await revokeApiTokens(owner.actor, made.slice(0, 1));
    const all = await revokeApiTokens(owner.actor, made);
    expect(all.tokens.map(({ id }) => id)).toEqual(made);
    expect(all.changedIds).toEqual(made.slice(1));
    expect(all.tokens[0]!.revokedAt).toEqual(first.tokens[0]!.revokedAt);
    expect((await eventsOf(made[0]!)).filter(({ action }) => action === "api-token.revoke")).toHaveLength(1);
  });

  it("everything of an account ends keys, access tokens and API tokens, and nothing of another account", async () => {
    const accessToken = await getToken(clientKeys);
    const [one, two] = [await create(), await create()];
    const other = await makeAccount(team);
    const otherToken = await makeToken(other.account);
    const { revokedTokens } = await revokeEverything(owner.actor, account.id);
    expect(revokedTokens).toBe(2);
    for (const { plainToken } of [one, two]) expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
    expect((await callWith(accessToken)).status).toBe(401);
    expect((await requestToken(clientKeys)).status).toBe(401);
    expect((await callWith(otherToken.plainToken)).status).toBe(200);
    expect((await requestToken(other.clientKeys)).status).toBe(200);
    expect((await eventsOf(account.id)).map(({ action }) => action)).toContain("service-account.revoke-everything");
    const half = await makeMemberWith(team, ["token:revoke", "token:read", "service-account:read"]);
    await expect(revokeEverything(half.actor, account.id)).rejects.toMatchObject({ requiredPermissions: ["service-account:regenerate-keys"] });
  });

  it("everything leaves no token that was made or reset at the same time", async () => {
    const { token } = await create();
    const made = await Promise.allSettled([create(), resetApiToken(owner.actor, token.id), revokeEverything(owner.actor, account.id), create(), create()]);
    expect(made[2]!.status).toBe("fulfilled");
    const { created_at: end } = (
      await query<{ created_at: Date }>("SELECT keys_created_at AS created_at FROM service_account WHERE id = $1", [account.id])
    )[0]!;
    const live = await query<{ made: Date }>("SELECT secret_created_at AS made FROM api_token WHERE service_account_id = $1 AND revoked_at IS NULL", [
      account.id,
    ]);
    for (const { made: at } of live) expect(at.getTime()).toBeGreaterThanOrEqual(end.getTime());
  });
});

describe("the list", () => {
  it("filters, searches and sorts, of the team and of an account", async () => {
    const other = await makeOwner();
    const { account: a } = await makeAccount(other.team);
    const { account: b } = await makeAccount(other.team);
    const made = async (of: ServiceAccount, input: Partial<CreateApiTokenInput>) => (await makeToken(of, input)).token;
    const soon = await made(a, { name: "Beta", purpose: "Backups of Oslo", expiresInDays: 3 });
    const late = await made(a, { name: "alpha", expiresInDays: 300 });
    const never = await made(b, { name: "Gamma" });
    const gone = await made(b, { name: "Delta", expiresInDays: 5 });
    const past = await made(b, { name: "Epsilon", expiresInDays: 5 });
    await revokeApiTokens(system, gone.id);
    await query("UPDATE api_token SET expires_at = now() - interval '1 day', expiry_key = '2020-01-01T00:00:00.000Z' WHERE id = $1", [past.id]);
    type Args = Omit<Parameters<typeof listApiTokens>[1], "teamId">;
    const names = async (args: Args = {}) => (await listApiTokens(other.actor, { teamId: other.team.id, ...args })).items.map(({ name }) => name);
    expect(await names()).toEqual(["Epsilon", "Delta", "Gamma", "alpha", "Beta"]);
    expect(await names({ orderBy: { field: "NAME", direction: "ASC" } })).toEqual(["alpha", "Beta", "Delta", "Epsilon", "Gamma"]);
    expect(await names({ orderBy: { field: "EXPIRES_AT", direction: "ASC" }, filter: { state: "ACTIVE" } })).toEqual(["Beta", "alpha", "Gamma"]);
    expect(await names({ filter: { state: "EXPIRED" } })).toEqual(["Epsilon"]);
    expect(await names({ filter: { state: "REVOKED" } })).toEqual(["Delta"]);
    expect(await names({ filter: { expiresWithinDays: 7 } })).toEqual(["Beta"]);
    expect(await names({ filter: { expiresWithinDays: 7, state: "REVOKED" } })).toEqual([]);
    expect(await names({ filter: { serviceAccountId: a.id } })).toEqual(["alpha", "Beta"]);
    expect(await names({ filter: { search: "oslo" } })).toEqual(["Beta"]);
    expect(await names({ filter: { search: `lk_${soon.lookupId}` } })).toEqual(["Beta"]);
    for (const search of [late.id, late.lookupId]) expect(await names({ filter: { search } })).toEqual(["alpha"]);
    for (const junk of ["\0", "%", never.id.slice(0, -1) + "\0"]) expect(await names({ filter: { search: junk, serviceAccountId: junk } })).toEqual([]);
    for (const field of ["NAME", "CREATED_AT", "EXPIRES_AT"] as const) {
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const page = await listApiTokens(other.actor, { teamId: other.team.id, first: 2, after, orderBy: { field, direction: "DESC" } });
        paged.push(...page.items.map(({ id }) => id));
        after = page.hasNextPage ? page.cursorOf(page.items.at(-1)!) : undefined;
      } while (after);
      expect(new Set(paged).size).toBe(5);
    }
    await expect(listApiTokens(other.actor, { teamId: other.team.id, filter: { expiresWithinDays: -1 } })).rejects.toBeInstanceOf(InvalidInputError);
  });
});
