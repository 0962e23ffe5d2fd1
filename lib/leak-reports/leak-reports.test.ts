import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken, requestToken, send } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount, Team } from "../../entities/index";
import { newApiToken } from "../tokens/token-format";
import { updateTokenPolicy } from "../api-tokens/token-policy";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { rotateClientSecret } from "../service-accounts/rotate-client-secret";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();
const other = useOtherInstance();

let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
  ({ account } = await makeAccount(team));
});

const post = (body: unknown) =>
  send("/api/leak-reports", { method: "POST", headers: { "content-type": "application/json" }, body: typeof body === "string" ? body : JSON.stringify(body) });
const report = async (...tokens: unknown[]) => {
  const response = await post({ tokens });
  return { status: response.status, body: (await response.json()) as object };
};
const actionsOf = async (id: string) =>
  (await query<{ action: string }>("SELECT action FROM audit_event WHERE target_id = $1 AND action <> 'api-token.refuse' ORDER BY id", [id])).map(
    ({ action }) => action,
  );

const leaksOf = async (id: string) =>
  (
    await query<{ action: string; details: object }>("SELECT action, details FROM audit_event WHERE target_id = $1 AND action LIKE '%leak%' ORDER BY id", [id])
  ).map(({ action, details }) => ({ action, ...details }));

it("a token that is reported is dead, once, whoever reports it, and wherever it is bound to", async () => {
  const { plainToken, token } = await makeToken(account, { allowedOrigins: ["https://a.example"], allowedCidrs: ["10.0.0.0/8"] });
  const free = await makeToken(account);
  expect(await report(plainToken, plainToken)).toEqual({ status: 202, body: { received: 2 } });
  await Promise.all([report(free.plainToken), report(free.plainToken)]);
  expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  expect(await callWith(free.plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  for (const { id } of [token, free.token]) expect(await actionsOf(id)).toEqual(["api-token.create", "api-token.leak", "api-token.revoke"]);
});

it("the answer is the same for tokens that nobody made, and these change nothing", async () => {
  const { plainToken, token } = await makeToken(account);
  const guesses = [newApiToken().plainToken, newApiToken(token.lookupId).plainToken, "lk_", "", "\0", "x".repeat(1_000), `${plainToken}x`];
  for (const guess of guesses) expect(await report(guess)).toEqual({ status: 202, body: { received: 1 } });
  expect((await callWith(plainToken)).status).toBe(200);
  expect(await actionsOf(token.id)).toEqual(["api-token.create"]);
});

it("a token is known as it stands in code and logs, and each of many in one report", async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => makeToken(account)));
  const written = made.map(({ plainToken }, n) => [`${plainToken}\n`, ` ${plainToken}`, `Bearer ${plainToken}`][n % 3]);
  expect(await report(...written)).toEqual({ status: 202, body: { received: 12 } });
  for (const { plainToken } of made) expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
});

describe("an access token that is reported", () => {
  it("is refused from then on, and another of its account isn't", async () => {
    const { account: own, clientKeys } = await makeAccount(team);
    const [leaked, other] = [await getToken(clientKeys), await getToken(clientKeys)];
    await Promise.all([report(leaked), report(`Bearer ${leaked}`)]);
    expect(await callWith(leaked)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
    expect((await callWith(other)).status).toBe(200);
    expect(await leaksOf(own.id)).toEqual([{ action: "access-token.leak", jti: decodeJwt(leaked).jti, revoked: true }]);
  });

  it("is no longer active for the product that it is for", async () => {
    const product = await makeProduct(team);
    const [{ clientKeys }, asker] = [await makeAccount(team, { productId: product.id }), await makeAccount(team, { productId: product.id })];
    const leaked = await getToken(clientKeys);
    const active = async () =>
      ((await (await postToken(asker.clientKeys, `token=${leaked}`, { path: "/oauth/introspect" })).json()) as { active: boolean }).active;
    expect(await active()).toBe(true);
    await report(leaked);
    expect(await active()).toBe(false);
  });

  it("whose signature is wrong stays as it is", async () => {
    const { account: own, clientKeys } = await makeAccount(team);
    const token = await getToken(clientKeys);
    const [header, claims, signature] = token.split(".") as [string, string, string];
    expect((await report(`${header}.${claims}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`)).status).toBe(202);
    expect((await callWith(token)).status).toBe(200);
    expect(await leaksOf(own.id)).toEqual([]);
  });
});

describe("a client secret that is reported", () => {
  it("ends at once, and another of its account doesn't", async () => {
    const { account: own, clientKeys } = await makeAccount(team);
    const rotated = await rotateClientSecret(systemActor("Test"), own.id);
    await Promise.all([report(clientKeys.clientSecret), report(clientKeys.clientSecret)]);
    expect((await requestToken(clientKeys)).status).toBe(401);
    expect((await requestToken(rotated.clientKeys)).status).toBe(200);
    expect(await leaksOf(own.id)).toMatchObject([{ action: "service-account.leak-secret", retired: true }]);
  });

  it("changes nothing when nobody made it", async () => {
    expect(await report(`lks_${"A".repeat(43)}`, "lks_", "lks_x")).toEqual({ status: 202, body: { received: 3 } });
  });
});

it("a team may have what leaked flagged only, once an hour over all instances", async () => {
  const careful = await makeTeam();
  await updateTokenPolicy(systemActor("Test"), careful.id, { revokeLeaked: false });
  const { account: own, clientKeys } = await makeAccount(careful);
  const { plainToken, token } = await makeToken(own);
  const accessToken = await getToken(clientKeys);
  for (let n = 0; n < 3; n += 1) await report(plainToken, accessToken, clientKeys.clientSecret);
  const body = JSON.stringify({ tokens: [plainToken, accessToken, clientKeys.clientSecret] });
  const there = () => send("/api/leak-reports", { method: "POST", headers: { "content-type": "application/json" }, body }, other.url);
  for (const { status } of await Promise.all([there(), there()])) expect(status).toBe(202);
  for (const each of [plainToken, accessToken]) expect((await callWith(each)).status).toBe(200);
  expect((await requestToken(clientKeys)).status).toBe(200);
  expect(await actionsOf(token.id)).toEqual(["api-token.create", "api-token.leak"]);
  expect((await leaksOf(own.id)).map(({ action }) => action).sort()).toEqual(["access-token.leak", "service-account.leak-secret"]);
  // An hour later it is news again.
  await query("UPDATE used_assertion SET expires_at = now() WHERE issuer = 'leak-report'");
  await Promise.all([report(plainToken), there()]);
  expect(await actionsOf(token.id)).toEqual(["api-token.create", "api-token.leak", "api-token.leak"]);
});

it.each([
  [{}],
  [{ tokens: [] }],
  [{ tokens: "lk_" }],
  [{ tokens: [1] }],
  [{ tokens: [null] }],
  [{ tokens: ["a"], more: 1 }],
  [{ tokens: Array(101).fill("a") }],
])("%j is no report", async (body) => expect((await post(body)).status).toBe(422));

it("many reports from one address are refused for a while", async () => {
  const statuses = [];
  for (let n = 0; n < 61; n += 1) statuses.push((await report("lk_")).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await post("nonsense")).status).toBe(429);
});
