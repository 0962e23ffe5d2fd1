import { decodeJwt } from "jose";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attacks, reEncoded } from "../../app/api/testing/attacks";
import { callWith } from "../../app/api/testing/call-from";
import { forge } from "../../app/api/testing/forge-token";
import type { ServiceAccount, Team } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { updateApiToken } from "../api-tokens/update-api-token";
import { applyChanges, askListening } from "../db/changes";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();

const system = systemActor("Test");
const page = "https://app.example.com";
let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  ({ account } = await makeAccount(team));
});

const jwt = (more: Parameters<typeof makeToken>[1] = {}) => makeToken(account, { format: "JWT", expiresInDays: 30, scopes: ["product:read"], ...more });
const products = "{ products { totalCount } }";
const refusalsOf = async (tokenId: string) =>
  (
    await query<{ reason: string }>("SELECT details->>'reason' AS reason FROM audit_event WHERE action = 'api-token.refuse' AND target_id = $1 ORDER BY id", [
      tokenId,
    ])
  ).map(({ reason }) => reason);

describe("an API token that is a JWT", () => {
  it("is its account, with what the account may do now cut with its scopes", async () => {
    const { plainToken, token } = await jwt();
    expect(await callWith(plainToken)).toMatchObject({ status: 200, data: { viewer: { type: "SERVICE_ACCOUNT", id: account.id } } });
    expect(await callWith(plainToken, {}, products)).toMatchObject({ code: undefined });
    expect(await callWith(plainToken, {}, "{ auditEvents { totalCount } }")).toMatchObject({ code: "FORBIDDEN", reason: "MISSING_SCOPE" });
    expect(await refusalsOf(token.id)).toEqual(["MISSING_SCOPE"]);
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [account.id]);
    applyChanges([{ topic: "client", key: account.clientId }]);
    expect(await callWith(plainToken, {}, products)).toMatchObject({ code: "FORBIDDEN", reason: undefined });
  });

  it("is checked in memory; what isn't there takes two statements", async () => {
    const { plainToken, token } = await jwt();
    await callWith(plainToken);
    // The news of it comes round over the database, too, and is there before this answer.
    await askListening("SELECT 1", []);
    applyChanges([
      { topic: "api-token", key: token.lookupId },
      { topic: "client", key: account.clientId },
    ]);
    const texts = async () => (await statementsOf(() => callWith(plainToken))).map(({ text }) => text).filter((text) => text.includes("FROM"));
    expect(await texts()).toEqual([expect.stringContaining("FROM api_token"), expect.stringContaining("FROM service_account")]);
    expect(await texts()).toEqual([]);
  });

  it("goes on when its account gets new client keys, as an opaque one does, and with its new text after a reset", async () => {
    const { plainToken, token } = await jwt();
    await regenerateClientKeys(system, account.id);
    expect((await callWith(plainToken)).status).toBe(200);
    const fresh = await resetApiToken(system, token.id);
    expect((await callWith(fresh.plainToken)).status).toBe(200);
    expect(decodeJwt(fresh.plainToken).jti).not.toBe(decodeJwt(plainToken).jti);
  });

  it("counts from pages of its origins only, and says them to products", async () => {
    const { plainToken, token } = await jwt({ allowedOrigins: [page] });
    expect(decodeJwt(plainToken)["allowed-origins"]).toEqual([page]);
    const answer = await callWith(plainToken, { origin: page });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, page]);
    const foreign = await callWith(plainToken, { origin: "https://evilapp.example.com" });
    expect([foreign.status, foreign.reason, foreign.headers.get("access-control-allow-origin")]).toEqual([403, "ORIGIN_NOT_ALLOWED", null]);
    expect(await callWith(plainToken)).toMatchObject({ status: 403, reason: "ORIGIN_REQUIRED" });
    expect(await refusalsOf(token.id)).toEqual(["ORIGIN_NOT_ALLOWED", "ORIGIN_REQUIRED"]);
  });

  it("without origins is refused when a page of another origin sends it", async () => {
    expect(await callWith((await jwt()).plainToken, { origin: page })).toMatchObject({ status: 403, reason: "FOREIGN_ORIGIN" });
  });
});

describe("it is refused at the next call, with its reason, and its id in the audit trail, when", () => {
  it.each<[string, string, number, (id: string) => Promise<unknown>]>([
    ["it was revoked", "TOKEN_REVOKED", 401, (id) => revokeApiToken(system, id)],
    ["it was reset", "TOKEN_RESET", 401, (id) => resetApiToken(system, id)],
    ["it was reset twice", "TOKEN_RESET", 401, (id) => resetApiToken(system, id).then(() => resetApiToken(system, id))],
    ["everything of its account was revoked", "TOKEN_REVOKED", 401, () => revokeEverything(system, account.id)],
    ["its account was disabled", "ACCOUNT_DISABLED", 401, () => setServiceAccountEnabled(system, account.id, false)],
    ["it was bound to another network", "ADDRESS_NOT_ALLOWED", 403, (id) => updateApiToken(system, id, { allowedCidrs: ["203.0.113.0/24"] })],
  ])("%s", async (_, reason, status, end) => {
    const { plainToken, token } = await jwt();
    expect((await callWith(plainToken)).status).toBe(200);
    await end(token.id);
    expect(await callWith(plainToken)).toMatchObject({ status, reason });
    // The same token under another text is no other token.
    expect(await callWith(reEncoded(plainToken))).toMatchObject({ status, reason });
    expect(await refusalsOf(token.id)).toEqual([reason]);
  });

  it("it has expired, by the database's clock", async () => {
    const { plainToken, token } = await jwt();
    expect((await callWith(plainToken)).status).toBe(200);
    await query("UPDATE api_token SET expires_at = clock_timestamp() + interval '300 ms' WHERE id = $1", [token.id]);
    applyChanges([{ topic: "api-token", key: token.lookupId }]);
    expect((await callWith(plainToken)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_EXPIRED" });
    expect(await refusalsOf(token.id)).toEqual(["TOKEN_EXPIRED"]);
  });

  it("its account is of another product, which checks it by itself", async () => {
    const other = await makeAccount(team, { productId: (await makeProduct(team)).id });
    const { plainToken, token } = await makeToken(other.account, { format: "JWT", expiresInDays: 1 });
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "OTHER_PRODUCT" });
    expect(await refusalsOf(token.id)).toEqual(["OTHER_PRODUCT"]);
  });

  it("its account is gone", async () => {
    const { plainToken } = await jwt();
    await callWith(plainToken);
    await deleteServiceAccount(system, account.id);
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_UNKNOWN" });
  });
});

describe("a JWT is refused with 401 when it has", () => {
  let good: string;
  let foreign: string;
  beforeAll(async () => {
    ({ account } = await makeAccount(team));
    good = (await jwt()).plainToken;
    const others = await makeAccount(await makeTeam());
    foreign = (await makeToken(others.account, { format: "JWT", expiresInDays: 30 })).plainToken;
  });
  const others: typeof attacks = [
    ["another account's id", "TOKEN_UNKNOWN", (token) => forge(token, { claims: { sub: "sa_01jdkz3m8kfq4v2qv6e0w1xn5e" } })],
    ["the id of another team's token", "TOKEN_UNKNOWN", (token) => forge(token, { claims: { jti: decodeJwt(foreign).jti } })],
    [
      "another id under the same look-up",
      "TOKEN_RESET",
      (token) => forge(token, { claims: { jti: `${decodeJwt(token).jti!.slice(0, 20)}${"a".repeat(22)}` } }),
    ],
    ["the id of a token that nobody made", "TOKEN_UNKNOWN", (token) => forge(token, { claims: { jti: `lk_${"0".repeat(16)}_${"a".repeat(22)}` } })],
    ["its id in its place", "TOKEN_MALFORMED", (token) => decodeJwt(token).jti!],
    ["the look of an access token", "KEYS_REPLACED", (token) => forge(token, { claims: { jti: "e99bdc5c-41cc-4aa3-8716-c31d482ef79e" } })],
  ];
  // On an entry of ours it is the account that says of which product it is.
  const reasons: Record<string, string> = { "another audience": "OTHER_PRODUCT" };
  it.each([...attacks, ...others])("%s", async (what, reason, make) => {
    expect(await callWith(await make(good))).toMatchObject({ status: 401, code: "UNAUTHENTICATED", reason: reasons[what] ?? reason, data: undefined });
  });

  it("none of these", async () => {
    expect((await callWith(good)).status).toBe(200);
    expect((await callWith(reEncoded(good))).status).toBe(200);
  });
});
