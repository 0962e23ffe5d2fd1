import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import { forge, unsigned } from "../../app/api/testing/forge-token";
import { postToken, refusal } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount, Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { applyChanges } from "../db/changes";
import { pruneExpired } from "../db/prune-expired";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const path = "/oauth/revoke";
let team: Team;
let account: ServiceAccount;
let keys: ClientKeys;
beforeAll(async () => {
  team = await makeTeam();
  ({ account, clientKeys: keys } = await makeAccount(team));
});

const revoke = (by: ClientKeys, token: string, more: Record<string, string> = {}) =>
  postToken(by, new URLSearchParams({ token, ...more }).toString(), { path });
const statusThere = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }", undefined, other.url)).status;
const statusHere = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }")).status;
async function succeeds(response: Response): Promise<void> {
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toBe("");
}

describe("revocation", () => {
  it("ends an access token at once on every instance, and no other", async () => {
    const [token, sibling] = [await getToken(keys), await getToken(keys)];
    expect([await statusHere(token), await statusThere(token), await statusThere(sibling)]).toEqual([200, 200, 200]);
    await succeeds(await revoke(keys, token, { token_type_hint: "access_token" }));
    const answer = await callApi({ bearer: token }, "{ viewer { id } }");
    expect(answer).toMatchObject({ status: 401, errors: [{ message: "The access token has been revoked.", extensions: { reason: "TOKEN_REVOKED" } }] });
    expect(await statusThere(token)).toBe(401);
    expect([await statusHere(sibling), await statusThere(sibling)]).toEqual([200, 200]);
    const introspected = await postToken(keys, `token=${token}`, { path: "/oauth/introspect" });
    expect(await introspected.json()).toEqual({ active: false });
  });

  it("of a second token of the same account is heard by an instance that knows of the first", async () => {
    const [first, second] = [await getToken(keys), await getToken(keys)];
    await revoke(keys, first);
    expect(await statusThere(first)).toBe(401);
    expect(await statusThere(second)).toBe(200);
    await revoke(keys, second);
    expect(await statusThere(second)).toBe(401);
  });

  it("ends an API token at once on every instance", async () => {
    const { plainToken } = await makeToken(account, { scopes: ["product:read"] });
    expect(await statusThere(plainToken)).toBe(200);
    await succeeds(await revoke(keys, plainToken));
    expect(await statusHere(plainToken)).toBe(401);
    expect(await statusThere(plainToken)).toBe(401);
  });

  it("leaves one audit event for each, with the token's id, however often it is asked for", async () => {
    const { account: one, clientKeys } = await makeAccount(team);
    const [access, { token, plainToken }] = [await getToken(clientKeys), await makeToken(one)];
    await Promise.all(Array.from({ length: 5 }, () => revoke(clientKeys, access)));
    await Promise.all(Array.from({ length: 5 }, () => revoke(clientKeys, plainToken)));
    const events = async (action: string, targetId: string) => (await listAuditEvents(system, { teamId: team.id, filter: { action, targetId } })).items;
    expect(await events("token.revoke", one.id)).toMatchObject([{ actorId: one.id, details: { jti: decodeJwt(access).jti } }]);
    expect(await events("api-token.revoke", token.id)).toMatchObject([{ actorId: one.id }]);
  });

  it("succeeds, and does nothing, for what isn't good any more or never was", async () => {
    const good = await getToken(keys);
    const { account: one, clientKeys } = await makeAccount(team);
    const old = await getToken(clientKeys);
    const { clientKeys: fresh } = await regenerateClientKeys(system, one.id);
    const { plainToken } = await makeToken(account);
    const [before] = await query<{ n: string }>("SELECT count(*) AS n FROM revoked_token");
    await succeeds(await revoke(fresh, old));
    for (const token of ["nonsense", unsigned(good, "none"), await forge(good, { claims: { exp: 1 } }), plainToken.replace(/.{10}$/, "0123456789")])
      await succeeds(await revoke(keys, token));
    expect(await query("SELECT count(*) AS n FROM revoked_token")).toEqual([before]);
    expect([await statusHere(good), await statusHere(plainToken)]).toEqual([200, 200]);
  });

  it("is refused to another account of the team, and the token stays", async () => {
    const { clientKeys } = await makeAccount(team);
    for (const token of [await getToken(keys), (await makeToken(account)).plainToken]) {
      const response = await revoke(clientKeys, token);
      expect(await response.json()).toEqual({ error: "unauthorized_client", error_description: "The token belongs to another service account." });
      expect(response.status).toBe(400);
      expect(await statusHere(token)).toBe(200);
    }
  });

  it("tells another team of a token what it tells of a guess, and the token stays", async () => {
    const { clientKeys } = await makeAccount(await makeTeam());
    for (const token of ["lk_guess", await getToken(keys), (await makeToken(account)).plainToken]) {
      await succeeds(await revoke(clientKeys, token));
      if (token !== "lk_guess") expect(await statusHere(token)).toBe(200);
    }
  });

  it("passes over what has expired, whosever it is", async () => {
    const { clientKeys } = await makeAccount(team);
    const { plainToken, token } = await makeToken(account, { expiresInDays: 1 });
    await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [token.id]);
    applyChanges([{ topic: "api-token", key: "*" }]);
    await succeeds(await revoke(clientKeys, plainToken));
  });

  it("is remembered until the token has expired, and not for ever", async () => {
    const token = await getToken(keys);
    await revoke(keys, token);
    const { jti, exp } = decodeJwt(token);
    const [row] = await query<{ expires: Date; issuer: string }>("SELECT expires_at AS expires, issuer FROM revoked_token WHERE jti = $1", [jti]);
    expect(row).toEqual({ expires: new Date(exp! * 1000), issuer: "http://localhost:3000" });
    await query("UPDATE revoked_token SET expires_at = now() - CASE WHEN jti = $1 THEN interval '61 minutes' ELSE interval '59 minutes' END", [jti]);
    const [before] = await query<{ n: number }>("SELECT count(*)::int AS n FROM revoked_token");
    vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ["Date"] });
    pruneExpired("revoked_token");
    vi.useRealTimers();
    await expect.poll(async () => (await query<{ n: number }>("SELECT count(*)::int AS n FROM revoked_token"))[0]!.n).toBe(before!.n - 1);
    expect(await query("SELECT 1 FROM revoked_token WHERE jti = $1", [jti])).toEqual([]);
  });
});

const refused: [what: string, request: () => Promise<Response>, status: number, error: string][] = [
  ["no token", () => postToken(keys, "token_type_hint=access_token", { path }), 400, "invalid_request"],
  ["two tokens", () => postToken(keys, "token=a&token=b", { path }), 400, "invalid_request"],
  ["JSON", () => postToken(keys, '{"token":"a"}', { path, type: "application/json" }), 400, "invalid_request"],
  ["a body of 70 kB", () => postToken(keys, `token=${"a".repeat(70_000)}`, { path }), 413, "invalid_request"],
  ["GET", () => send(`${path}?token=a`), 405, "invalid_request"],
  ["nobody", () => postToken(keys, "token=a", { path, authorization: null }), 401, "invalid_client"],
  ["a client id alone", () => postToken(keys, `token=a&client_id=${keys.clientId}`, { path, authorization: null }), 401, "invalid_client"],
  ["a wrong secret", () => postToken({ ...keys, clientSecret: "lks_guess" }, "token=a", { path }), 401, "invalid_client"],
];

describe("revocation refuses, in the form of RFC 6749 §5.2,", () => {
  it.each(refused)("%s", async (_, request, status, error) => {
    const response = await request();
    const body = (await response.clone().json()) as object;
    expect(await refusal(response)).toEqual({ status, error });
    expect(Object.keys(body)).toEqual(["error", "error_description"]);
  });
});
