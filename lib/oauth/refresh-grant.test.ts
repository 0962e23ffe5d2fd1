import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { assertionOf, bodyOf, makeKeyClient, post } from "../../app/api/testing/client-assertion";
import { callBound } from "../../app/api/testing/dpop";
import { forge } from "../../app/api/testing/forge-token";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { applyChanges } from "../db/changes";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { removePublicKeys } from "../public-keys/remove-public-keys";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { apiProofOf, proofOf, thief } from "../testing/proof-of";
import { useDatabase } from "../testing/use-database";
import { accessTokenType, claimsOf, day, makeRefreshing, now, refresh, refreshAt, refreshed, works } from "../../app/api/testing/refresh";
import { clientRecord } from "../tokens/client-record";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");

let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

describe("an access token is refreshed", () => {
  it("without the secret, in the members of RFC 8693 §2.2.1, and says since when", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const first = claimsOf(token);
    expect(first).toMatchObject({ auth_time: first.iat, refresh: { chain: first.jti, credential: expect.stringMatching(/^cs_/) } });
    const answer = await refresh(clientId, token);
    expect(answer).toEqual({
      status: 200,
      access_token: expect.any(String),
      issued_token_type: accessTokenType,
      token_type: "Bearer",
      expires_in: 3600,
      scope: first.scope,
    });
    const second = claimsOf(answer.access_token as string);
    expect(second).toMatchObject({ sub: account.id, auth_time: first.auth_time, refresh: first.refresh });
    expect(second.jti).not.toBe(first.jti);
    const third = await refreshed(clientId, answer.access_token as string);
    expect(claimsOf(third)).toMatchObject({ auth_time: first.auth_time, refresh: first.refresh });
    // Each goes on until it expires: a call that is under way isn't cut off.
    for (const each of [token, answer.access_token as string, third]) expect(await works(each)).toBe(200);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.grant", targetId: account.id } });
    expect(items[1]).toMatchObject({ details: { grant: "refresh", jti: second.jti, from: first.jti, first: first.jti, expiresIn: 3600 } });
  });

  it("for as long as its account allows, and not a second longer", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const old = async (age: number) => forge(token, { claims: { auth_time: now() - age, exp: now() + 60, jti: `${age}` } });
    expect(await refresh(clientId, await old(day - 600))).toMatchObject({ status: 200, expires_in: expect.closeTo(600, -1) as number });
    const tooOld = "The access token can't be refreshed any more: the account must prove itself again.";
    const refused = { status: 400, error: "invalid_request", error_description: tooOld };
    expect(await refresh(clientId, await old(day - 60))).toEqual(refused);
    expect(await refresh(clientId, await old(day + 60))).toEqual(refused);
    await updateServiceAccount(system, account.id, { refreshLifetime: 3600 });
    expect(await refresh(clientId, await old(3601))).toEqual(refused);
  });

  it("for no more than it had: its scope can get narrower, never wider", async () => {
    const { clientKeys, clientId } = await makeRefreshing(team);
    const narrow = await getToken(clientKeys, { scope: "product:read service-account:read" });
    expect(await refresh(clientId, narrow, { scope: "team:update" })).toEqual({ status: 400, error: "invalid_scope", error_description: expect.any(String) });
    expect(await refresh(clientId, narrow, { scope: "product:read service-account:create" })).toMatchObject({ status: 400, error: "invalid_scope" });
    const narrower = await refresh(clientId, narrow, { scope: "product:read" });
    expect(narrower).toMatchObject({ status: 200, scope: "product:read" });
    expect(await refresh(clientId, narrower.access_token as string)).toMatchObject({ status: 200, scope: "product:read" });
  });

  it("for what its account still may", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [account.id]);
    applyChanges([{ topic: "client", key: clientId }]);
    expect((await clientRecord(clientId))!.permissions.size).toBe(0);
    const answer = await refresh(clientId, token);
    expect(answer.status).toBe(200);
    expect(answer).not.toHaveProperty("scope");
  });

  it("when an assertion was its account's proof", async () => {
    const { account, clientId, key } = await makeKeyClient(team);
    await updateServiceAccount(system, account.id, { refreshLifetime: day });
    const { access_token: token } = (await (await post(bodyOf(await assertionOf(clientId)))).json()) as { access_token: string };
    const next = await refreshed(clientId, token);
    await removePublicKeys(system, key.id);
    expect(await refresh(clientId, next)).toMatchObject({ status: 400, error_description: expect.stringMatching(/has ended/) });
    expect(await works(next)).toBe(200);
  });
});

describe("a Bearer token counts once for refreshing (RFC 9700 §4.14.2)", () => {
  it("and when it comes again, all tokens of its chain end, on every instance", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const next = await refreshed(clientId, token);
    expect(await works(next, other.url)).toBe(200);
    const again = await refresh(clientId, token);
    expect(again).toEqual({ status: 400, error: "invalid_request", error_description: expect.stringMatching(/refreshed before/) });
    expect([await works(token), await works(next)]).toEqual([401, 401]);
    expect(await works(next, other.url)).toBe(401);
    expect(await refresh(clientId, next)).toMatchObject({ status: 400, error_description: "The access token has been revoked." });
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.revoke", targetId: account.id } });
    expect(items).toMatchObject([{ details: { jti: claimsOf(token).jti, reason: "refreshed twice" } }]);
  });

  it("also when two come at once, here and at another instance", async () => {
    const { clientId, token } = await makeRefreshing(team);
    const there = () => refreshAt(other.url, clientId, token);
    const statuses = await Promise.all([there(), refresh(clientId, token).then(({ status }) => status), there()]);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it("but not by a refusal", async () => {
    const { clientId, token } = await makeRefreshing(team);
    expect((await refresh(clientId, token, { scope: "nonsense" })).status).toBe(400);
    expect((await refresh(clientId, token, { resource: "https://other.example.com" })).status).toBe(400);
    expect((await refresh(clientId, token)).status).toBe(200);
  });
});

describe("a token that is bound to a key", () => {
  it("is refreshed with proofs of that key, as often as needed, and stays bound to it", async () => {
    const { clientId, token } = await makeRefreshing(team, { requireDpop: true });
    const answers = await Promise.all([1, 2, 3].map(async () => refresh(clientId, token, {}, await proofOf())));
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 200, token_type: "DPoP" });
      const next = answer.access_token as string;
      expect(decodeJwt(next).cnf).toEqual(decodeJwt(token).cnf);
      expect((await callBound(`DPoP ${next}`, await apiProofOf(next))).status).toBe(200);
    }
  });

  it.each<[string, string, () => Promise<string | undefined>]>([
    ["without a proof", "invalid_dpop_proof", async () => undefined],
    ["with a proof of another key", "invalid_dpop_proof", () => proofOf({ key: thief })],
    ["with a proof for our API", "invalid_dpop_proof", () => proofOf({ claims: { htu: "http://localhost:3000/api/graphql" } })],
    ["with a proof without a nonce", "use_dpop_nonce", () => proofOf({ claims: { nonce: undefined } })],
  ])("isn't %s", async (_, error, proof) => {
    const { clientId, token } = await makeRefreshing(team, { requireDpop: true });
    expect(await refresh(clientId, token, {}, await proof())).toEqual({ status: 400, error, error_description: expect.any(String) });
    expect((await refresh(clientId, token, {}, await proofOf())).status).toBe(200);
  });

  it("isn't with a proof that was used before", async () => {
    const { clientId, token } = await makeRefreshing(team, { requireDpop: true });
    const proof = await proofOf();
    expect((await refresh(clientId, token, {}, proof)).status).toBe(200);
    expect(await refresh(clientId, token, {}, proof)).toMatchObject({ status: 400, error: "invalid_dpop_proof" });
  });

  it("never comes of a Bearer token: its thief could bind it", async () => {
    const { clientId, token } = await makeRefreshing(team);
    expect(await refresh(clientId, token, {}, await proofOf())).toMatchObject({ status: 400, error: "invalid_request" });
    // It wasn't used up by that.
    expect((await refresh(clientId, token)).status).toBe(200);
  });

  it("is all that an account gets that requires it; a Bearer token that comes twice is noticed there too", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const next = await refreshed(clientId, token);
    await updateServiceAccount(system, account.id, { requireDpop: true });
    expect(await refresh(clientId, next)).toMatchObject({ status: 400, error: "invalid_dpop_proof" });
    expect(await refresh(clientId, next)).toMatchObject({ status: 400, error_description: expect.stringContaining("refreshed before") });
  });
});

describe("a token that can't be refreshed", () => {
  it("has none of the claims that are for it, and isn't on any list for longer than it lives", async () => {
    const { clientKeys } = await makeAccount(team);
    const token = await getToken(clientKeys);
    expect(decodeJwt(token)).not.toHaveProperty("auth_time");
    expect(decodeJwt(token)).not.toHaveProperty("refresh");
    await postToken(clientKeys, new URLSearchParams({ token }).toString(), { path: "/oauth/revoke" });
    const { jti, exp } = claimsOf(token);
    const [row] = await query<{ exp: number }>("SELECT extract(epoch FROM expires_at)::float8 AS exp FROM revoked_token WHERE jti = $1", [jti]);
    expect(row!.exp).toBe(exp);
  });
});
