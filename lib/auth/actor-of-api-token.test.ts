import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callWith } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { newApiToken } from "../tokens/token-format";
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
import { flushUses } from "../usage/last-use";

useDatabase();

const system = systemActor("Test");
const scopes = ["service-account:read", "product:read"];
let team: Team;
let account: ServiceAccount;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  ({ account } = await makeAccount(team));
});

const refusalsOf = async (tokenId: string) =>
  (
    await query<{ reason: string }>("SELECT details->>'reason' AS reason FROM audit_event WHERE action = 'api-token.refuse' AND target_id = $1 ORDER BY id", [
      tokenId,
    ])
  ).map(({ reason }) => reason);

describe("an API token", () => {
  it("is its account, with what the account may do cut with its scopes, at each call", async () => {
    const { plainToken, token } = await makeToken(account, { scopes });
    expect(await callWith(plainToken)).toMatchObject({ status: 200, data: { viewer: { type: "SERVICE_ACCOUNT", id: account.id } } });
    expect((await callWith(plainToken, {}, "{ serviceAccounts { totalCount } }")).reason).toBeUndefined();
    const beyond = await callWith(plainToken, {}, "{ auditEvents { totalCount } }");
    expect(beyond).toMatchObject({ code: "FORBIDDEN", reason: "MISSING_SCOPE" });
    expect(await refusalsOf(token.id)).toEqual(["MISSING_SCOPE"]);
    await updateApiToken(system, token.id, { scopes: ["audit:read"] });
    expect((await callWith(plainToken, {}, "{ auditEvents { totalCount } }")).reason).toBeUndefined();
    expect(await callWith(plainToken, {}, "{ serviceAccounts { totalCount } }")).toMatchObject({ code: "FORBIDDEN", reason: "MISSING_SCOPE" });
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [account.id]);
    applyChanges([{ topic: "client", key: account.clientId }]);
    const lost = await callWith(plainToken, {}, "{ auditEvents { totalCount } }");
    expect([lost.code, lost.reason]).toEqual(["FORBIDDEN", undefined]);
  });

  it("without scopes can do nothing", async () => {
    const { plainToken } = await makeToken(account);
    expect((await callWith(plainToken)).status).toBe(200);
    for (const field of ["serviceAccounts", "products", "auditEvents", "apiTokens"])
      expect(await callWith(plainToken, {}, `{ ${field} { totalCount } }`)).toMatchObject({ code: "FORBIDDEN", reason: "MISSING_SCOPE" });
  });

  it("is checked in memory; what isn't there takes two statements", async () => {
    const { plainToken, token } = await makeToken(account, { scopes });
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

  it("that is wrong is refused without a statement", async () => {
    const { plainToken } = await makeToken(account);
    const wrong = plainToken.slice(0, -1) + (plainToken.endsWith("a") ? "b" : "a");
    const sent = await statementsOf(async () => {
      expect(await callWith(wrong)).toMatchObject({ status: 401, reason: "TOKEN_CHECKSUM" });
      for (const text of ["lk_", "lk_x", `${plainToken}x`, plainToken.slice(0, -3), `lk_${"a".repeat(5_000)}`])
        expect(await callWith(text)).toMatchObject({ status: 401, code: "UNAUTHENTICATED", reason: "TOKEN_MALFORMED" });
    });
    expect(sent).toEqual([]);
  });

  it("notes when it was used, for itself and its account", async () => {
    const { plainToken, token } = await makeToken(account);
    await callWith(plainToken);
    await flushUses();
    const [used] = await query<{ token: Date; account: Date }>(
      "SELECT t.last_used_at AS token, a.last_used_at AS account FROM api_token t JOIN service_account a ON a.id = t.service_account_id WHERE t.id = $1",
      [token.id],
    );
    expect(Date.now() - used!.token.getTime()).toBeLessThan(10_000);
    expect(Date.now() - used!.account.getTime()).toBeLessThan(10_000);
  });

  it("leaves its id with each change that is made by it", async () => {
    const { plainToken, token } = await makeToken(account, { scopes: ["product:read", "product:create"] });
    const made = await callWith(
      plainToken,
      {},
      'mutation { createProduct(input: { key: "by-token", name: "By token", audience: "urn:by:token" }) { product { id } } }',
    );
    const [event] = await query<{ by: string }>("SELECT details->>'byApiToken' AS by FROM audit_event WHERE target_id = $1", [
      made.data!.createProduct.product.id,
    ]);
    expect(event).toEqual({ by: token.id });
  });
});

describe("a token is refused at the next call, with its reason, and its id in the audit trail, when it", () => {
  it.each<[string, string, (id: string) => Promise<unknown>]>([
    ["was revoked", "TOKEN_REVOKED", (id) => revokeApiToken(system, id)],
    ["was reset", "TOKEN_RESET", (id) => resetApiToken(system, id)],
    ["lost its account's keys and all tokens", "TOKEN_REVOKED", () => revokeEverything(system, account.id)],
    ["is of an account that was disabled", "ACCOUNT_DISABLED", () => setServiceAccountEnabled(system, account.id, false)],
  ])("%s", async (_, reason, end) => {
    const { plainToken, token } = await makeToken(account, { scopes });
    expect((await callWith(plainToken)).status).toBe(200);
    await end(token.id);
    const refused = await callWith(plainToken);
    expect(refused).toMatchObject({ status: 401, code: "UNAUTHENTICATED", reason });
    expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", error="invalid_token"/);
    for (let n = 0; n < 5; n += 1) await callWith(plainToken);
    expect(await refusalsOf(token.id)).toEqual([reason]);
  });

  it("has expired, by the database's clock", async () => {
    const { plainToken, token } = await makeToken(account, { scopes, expiresInDays: 1 });
    expect((await callWith(plainToken)).status).toBe(200);
    await query("UPDATE api_token SET expires_at = clock_timestamp() + interval '1 second' WHERE id = $1", [token.id]);
    applyChanges([{ topic: "api-token", key: token.lookupId }]);
    expect((await callWith(plainToken)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_EXPIRED" });
    expect(await refusalsOf(token.id)).toEqual(["TOKEN_EXPIRED"]);
  });

  it("is of an account of another product", async () => {
    const other = await makeAccount(team, { productId: (await makeProduct(team)).id });
    const { plainToken, token } = await makeToken(other.account);
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "OTHER_PRODUCT" });
    expect(await refusalsOf(token.id)).toEqual(["OTHER_PRODUCT"]);
  });

  it("is of an account that is gone", async () => {
    const { plainToken } = await makeToken(account, { scopes });
    expect((await callWith(plainToken)).status).toBe(200);
    await deleteServiceAccount(system, account.id);
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_UNKNOWN" });
  });
});

describe("a token goes on", () => {
  it("when its account gets new client keys", async () => {
    const { plainToken } = await makeToken(account, { scopes });
    expect((await callWith(plainToken)).status).toBe(200);
    await regenerateClientKeys(system, account.id);
    expect(await callWith(plainToken, {}, "{ products { totalCount } }")).toMatchObject({
      status: 200,
      data: { products: { totalCount: expect.any(Number) } },
    });
  });

  it("when its account is enabled again, and with its new secret after a reset", async () => {
    const { plainToken, token } = await makeToken(account, { scopes });
    await setServiceAccountEnabled(system, account.id, false);
    expect((await callWith(plainToken)).status).toBe(401);
    await setServiceAccountEnabled(system, account.id, true);
    expect((await callWith(plainToken)).status).toBe(200);
    const fresh = await resetApiToken(system, token.id);
    expect((await callWith(fresh.plainToken)).status).toBe(200);
    expect(fresh.token.id).toBe(token.id);
  });
});

describe("a guess is answered as what doesn't exist:", () => {
  it.each<[string, (first: string, second: string) => string]>([
    ["a token that nobody made", () => newApiToken().plainToken],
    ["the look-up id of one with another secret", (first) => newApiToken(first.slice(3, 19)).plainToken],
  ])("%s", async (_, guess) => {
    const [first, second] = [await makeToken(account, { scopes }), await makeToken(account, { scopes })];
    const answer = await callWith(guess(first.plainToken, second.plainToken));
    expect(answer).toMatchObject({ status: 401, reason: "TOKEN_UNKNOWN" });
  });

  it("the secret of one under the id of another, with the checksum made right", async () => {
    const [first, second] = [await makeToken(account, { scopes }), await makeToken(account, { scopes })];
    const { crc32 } = await import("node:zlib");
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const content = first.plainToken.slice(0, 20) + second.plainToken.slice(20, 63);
    let [rest, sum] = [crc32(content), ""];
    for (let n = 0; n < 6; n += 1) [sum, rest] = [alphabet[rest % 62] + sum, Math.floor(rest / 62)];
    expect(await callWith(content + sum)).toMatchObject({ status: 401, reason: "TOKEN_UNKNOWN" });
    await expect.poll(() => refusalsOf(first.token.id)).toEqual(["WRONG_SECRET"]);
    expect((await callWith(first.plainToken)).status).toBe(200);
  });
});

describe("a token of some networks", () => {
  const allowedCidrs = ["203.0.113.0/24", "2001:db8::/32"];
  it.each(["203.0.113.7", "2001:db8::7", "::ffff:203.0.113.9"])("counts from %s", async (address) => {
    const { plainToken } = await makeToken(account, { scopes, allowedCidrs });
    expect((await callWith(plainToken, { address })).status).toBe(200);
  });

  it.each(["203.0.114.7", "2001:db9::7", "::1", "127.0.0.1", ""])("is refused from %j", async (address) => {
    const { plainToken, token } = await makeToken(account, { scopes, allowedCidrs });
    expect(await callWith(plainToken, { address })).toMatchObject({ status: 403, code: "FORBIDDEN", reason: "ADDRESS_NOT_ALLOWED" });
    expect(await refusalsOf(token.id)).toEqual(["ADDRESS_NOT_ALLOWED"]);
  });
});
