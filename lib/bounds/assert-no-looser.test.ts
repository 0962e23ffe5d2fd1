import { beforeAll, describe, expect, it } from "vitest";
import { callWith, type From } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { ForbiddenError } from "../errors";
import { noOrigin, type ServiceAccountActor, systemActor } from "../permissions/actor";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { assertBoundsNoLooser, assertKeysNoLooser, assertNoLooser } from "./assert-no-looser";

useDatabase();

const network = "203.0.113.0/24";
const part = "203.0.113.8/29";
const other = "198.51.100.0/24";
const [page, wild, sub, foreign] = ["https://app.example.com", "https://*.example.org", "https://a.example.org", "https://evil.example.net"];
const bounds = (...places: string[]) => ({
  allowedOrigins: places.filter((place) => place.startsWith("http")),
  allowedCidrs: places.filter((place) => !place.startsWith("http")),
});

function actor(token: string[] | undefined, account: string[]): ServiceAccountActor {
  const own = token && { token: { id: "tok_x", name: "x", ...bounds(...token) } };
  return {
    type: "SERVICE_ACCOUNT",
    id: "sa_x",
    name: "x",
    teamId: "team_x",
    permissions: new Set(),
    ...own,
    accountBounds: bounds(...account),
    origin: noOrigin,
  };
}
const fits = (work: () => void) => {
  try {
    work();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ForbiddenError);
    return false;
  }
};

describe("what is made by an actor counts where the actor does, and nowhere else", () => {
  // The bounds of the actor's token (undefined: an access token) and account; those of the token that is made, and of its account.
  it.each<[string[] | undefined, string[], string[], string[], boolean]>([
    [[], [], [], [], true],
    [undefined, [], [foreign, other], [], true],
    [[network], [], [], [], false],
    [[network], [], [part], [], true],
    [[network], [], [other], [], false],
    [[network], [], [part, other], [], false],
    [[network], [], ["0.0.0.0/0"], [], false],
    [[network], [], ["2001:db8::/32"], [], false],
    [[network], [], [], [part], true],
    [undefined, [network], [], [network], true],
    [undefined, [network], [], [], false],
    [undefined, [network], [part], [], true],
    [[part], [network], [], [network], false],
    [[part], [network], [part], [network], true],
    [[page], [], [], [], false],
    [[page], [], [page], [], true],
    [[page], [], [page, foreign], [], false],
    [[wild], [], [sub], [], true],
    [[wild], [], [wild], [], true],
    [[sub], [], [wild], [], false],
    [undefined, [page], [], [], true],
    [undefined, [page], [page], [], true],
    [undefined, [page], [foreign], [], false],
    [[], [page], [foreign], [], false],
  ])("a token: %j of an account of %j makes %j for one of %j: %s", (token, account, made, of, allowed) =>
    expect(fits(() => assertNoLooser(actor(token, account), bounds(...made), bounds(...of)))).toBe(allowed),
  );

  it.each<[string[] | undefined, string[], string[], boolean]>([
    [[], [], [], true],
    [[network], [], [], false],
    [[network], [], [part], true],
    [undefined, [network], [], false],
    [undefined, [network], [network], true],
    [[page], [], [page], false],
    [undefined, [page], [page], true],
    [undefined, [page], [], true],
    [undefined, [page], [foreign], false],
  ])("client keys: %j of an account of %j, for an account of %j: %s", (token, account, of, allowed) =>
    expect(fits(() => assertKeysNoLooser(actor(token, account), bounds(...of)))).toBe(allowed),
  );

  it.each<[string[] | undefined, string[], string[], string[], boolean]>([
    [[], [], [], [page, network], true],
    [undefined, [network], [network], [], false],
    [undefined, [network], [network], [part], true],
    [undefined, [network], [network], [network, other], false],
    [undefined, [network], [other], [], false],
    [undefined, [network], [], [other], true],
    [[network], [], [], [], true],
    [[network], [], [other], ["198.51.100.7/32"], true],
    [undefined, [page], [page], [], true],
    [undefined, [page], [page], [page, foreign], false],
    [undefined, [page, sub], [page, sub], [page], true],
    [[page], [], [], [foreign], false],
    [[page], [], [], [page], true],
  ])("bounds of an account: %j of an account of %j, from %j to %j: %s", (token, account, before, after, allowed) =>
    expect(fits(() => assertBoundsNoLooser(actor(token, account), bounds(...before), bounds(...after)))).toBe(allowed),
  );

  it("people and Latchkey itself are bound by their permissions only", () => {
    for (const check of [() => assertNoLooser(systemActor(), bounds(), bounds()), () => assertKeysNoLooser(systemActor(), bounds())])
      expect(fits(check)).toBe(true);
  });
});

describe("over the API", () => {
  const scopes = ["token:create", "token:update", "token:read", "service-account:create", "service-account:update", "service-account:regenerate-keys"];
  let team: Team;
  let account: ServiceAccount;
  let victim: ServiceAccount;
  beforeAll(async () => {
    team = await makeTeam();
    ({ account } = await makeAccount(team));
    ({ account: victim } = await makeAccount(team, { roleIds: [] }));
  });
  const escapes: [string, (id: string) => string][] = [
    ["create a token", (id) => `createApiToken(input: { serviceAccountId: "${id}", name: "x" })`],
    ["create an account", () => `createServiceAccount(input: { name: "x" })`],
    ["take over keys", (id) => `regenerateClientKeys(id: "${id}")`],
  ];
  const ask = (token: string, field: string, from: From) => callWith(token, from, `mutation { ${field} { userErrors { message } } }`);

  it.each(escapes)("a token that is bound to a network can't %s that counts elsewhere", async (_, field) => {
    const { plainToken } = await makeToken(account, { scopes, allowedCidrs: [network] });
    expect(await ask(plainToken, field(victim.id), { address: "203.0.113.7" })).toMatchObject({ status: 200, code: "FORBIDDEN" });
  });

  it.each(escapes)("a token of some pages can't %s that counts without one", async (_, field) => {
    const { plainToken } = await makeToken(account, { scopes, allowedOrigins: [page] });
    expect(await ask(plainToken, field(victim.id), { origin: page })).toMatchObject({ status: 200, code: "FORBIDDEN" });
  });

  it("a token can't loosen or replace itself", async () => {
    const { plainToken, token } = await makeToken(account, { scopes, allowedCidrs: [network] });
    for (const cidrs of ["[]", '["0.0.0.0/0"]', `["${network}", "${other}"]`])
      expect(await ask(plainToken, `updateApiToken(id: "${token.id}", input: { allowedCidrs: ${cidrs} })`, { address: "203.0.113.7" })).toMatchObject({
        code: "FORBIDDEN",
      });
    expect(
      (await ask(plainToken, `resetApiToken(id: "${token.id}", input: { allowedOrigins: ["${foreign}"] })`, { address: "203.0.113.7" })).code,
    ).toBeUndefined();
    const paged = await makeToken(account, { scopes, allowedOrigins: [page] });
    for (const origins of ["[]", `["${foreign}"]`])
      expect(await ask(paged.plainToken, `resetApiToken(id: "${paged.token.id}", input: { allowedOrigins: ${origins} })`, { origin: page })).toMatchObject({
        code: "FORBIDDEN",
      });
  });

  it("an account can't loosen itself, and can tighten itself", async () => {
    const { account: bound } = await makeAccount(team, { allowedCidrs: [network], allowedOrigins: [page] });
    const { plainToken } = await makeToken(bound, { scopes: [...scopes, "service-account:read"] });
    const update = (input: string) => ask(plainToken, `updateServiceAccount(id: "${bound.id}", input: { ${input} })`, { address: "203.0.113.7" });
    for (const input of ["allowedCidrs: []", "allowedCidrs: null", `allowedCidrs: ["${other}"]`, `allowedOrigins: ["${page}", "${foreign}"]`])
      expect(await update(input)).toMatchObject({ code: "FORBIDDEN" });
    expect((await update(`allowedCidrs: ["203.0.113.7"]`)).code).toBeUndefined();
    expect((await update(`allowedCidrs: ["${network}"]`)).code).toBe("FORBIDDEN");
  });
});

describe("people", () => {
  it("let an account count from more places only if they may do what it may; from fewer always", async () => {
    const team = await makeTeam();
    const { account } = await makeAccount(team, { allowedCidrs: [network] });
    const weak = (await makeMemberWith(team, ["service-account:read", "service-account:update"])).actor;
    for (const input of [{ allowedCidrs: null }, { allowedCidrs: ["203.0.0.0/16"] }, { allowedOrigins: [page] }])
      await expect(updateServiceAccount(weak, account.id, input)).rejects.toMatchObject({ requiredPermissions: expect.arrayContaining(["product:create"]) });
    expect((await updateServiceAccount(weak, account.id, { allowedCidrs: [part] })).allowedCidrs).toEqual([part]);
    const stale = { ...weak, authenticatedAt: new Date(0) };
    await expect(updateServiceAccount(stale, account.id, { allowedCidrs: null })).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    await updateServiceAccount(systemActor("Test"), account.id, { allowedCidrs: null });
  });

  it("are told of each entry that is none", async () => {
    const { account } = await makeAccount(await makeTeam());
    const update = (input: object) => updateServiceAccount(systemActor("Test"), account.id, input);
    await expect(update({ allowedOrigins: [page, "https://a.example/x", "null"], allowedCidrs: ["10.0.0.1/8"] })).rejects.toMatchObject({
      issues: [{ field: ["input", "allowedOrigins", "1"] }, { field: ["input", "allowedOrigins", "2"] }, { field: ["input", "allowedCidrs", "0"] }],
    });
    const long = Array.from({ length: 40 }, (_, n) => `https://${"a".repeat(60)}${n}.example.com`);
    await expect(update({ allowedOrigins: long })).rejects.toMatchObject({ issues: [{ field: ["input", "allowedOrigins"] }] });
    await expect(update({ allowedCidrs: Array(51).fill(network) })).rejects.toMatchObject({ issues: [{ field: ["input", "allowedCidrs"], code: "TOO_LONG" }] });
  });
});
