import { decodeJwt } from "jose";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getToken, send } from "../../app/api/testing/call-api";
import { callWith, preflight } from "../../app/api/testing/call-from";
import type { ServiceAccount, Team } from "../../entities/index";
import { askListening } from "../db/changes";
import { query } from "../db/pool";
import { setPeerAddress } from "../http/request-origin";
import { tokenEndpoint } from "../oauth/token-endpoint";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();

const system = systemActor("Test");
const page = "https://app.example.com";
const within = { address: "203.0.113.7" };
let team: Team;
let account: ServiceAccount;
let clientKeys: ClientKeys;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  ({ account, clientKeys } = await makeAccount(team));
});

const update = (input: Parameters<typeof updateServiceAccount>[2]) => updateServiceAccount(system, account.id, input);
const refusalsOf = (id: string) =>
  query<{ action: string; reason: string; jti: string | null }>(
    "SELECT action, details->>'reason' AS reason, details->>'jti' AS jti FROM audit_event WHERE target_id = $1 AND action LIKE '%.refuse' ORDER BY id",
    [id],
  );

/** A grant that is asked for from an address. */
async function grantFrom(address: string): Promise<{ status: number; body: Record<string, string> }> {
  const request = new Request("http://localhost:3000/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientKeys.clientId, client_secret: clientKeys.clientSecret }),
  });
  setPeerAddress(request, address);
  const response = await tokenEndpoint(request);
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

describe("nothing of an account with networks counts from elsewhere:", () => {
  const allowedCidrs = ["203.0.113.0/24", "2001:db8::/32"];

  it("client keys", async () => {
    await update({ allowedCidrs });
    for (const address of ["203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7"]) expect((await grantFrom(address)).status).toBe(200);
    for (const address of ["203.0.114.7", "2001:db9::7", ""]) {
      const { status, body } = await grantFrom(address);
      expect([status, body.error]).toEqual([401, "invalid_client"]);
      expect(body.error_description).toContain("address");
    }
    expect((await refusalsOf(account.id)).map(({ reason }) => reason)).toEqual(Array(3).fill("address not allowed"));
  });

  it("access tokens that were got before, at once, and with their id in the trail", async () => {
    const token = await getToken(clientKeys);
    expect((await callWith(token)).status).toBe(200);
    await update({ allowedCidrs });
    for (let n = 0; n < 3; n += 1) expect(await callWith(token)).toMatchObject({ status: 403, code: "FORBIDDEN", reason: "ADDRESS_NOT_ALLOWED" });
    expect((await callWith(token, within)).status).toBe(200);
    expect(await refusalsOf(account.id)).toEqual([{ action: "access-token.refuse", reason: "ADDRESS_NOT_ALLOWED", jti: decodeJwt(token).jti }]);
  });

  it.each(["OPAQUE", "JWT"] as const)("%s API tokens, which may narrow it and not widen it", async (format) => {
    await update({ allowedCidrs });
    const wide = await makeToken(account, { format, expiresInDays: 1, allowedCidrs: ["0.0.0.0/0"] });
    expect(await callWith(wide.plainToken)).toMatchObject({ status: 403, reason: "ADDRESS_NOT_ALLOWED" });
    expect((await callWith(wide.plainToken, within)).status).toBe(200);
    expect((await refusalsOf(wide.token.id)).map(({ reason }) => reason)).toEqual(["ADDRESS_NOT_ALLOWED"]);
    const narrow = await makeToken(account, { format, expiresInDays: 1, allowedCidrs: ["203.0.113.9/32"] });
    expect((await callWith(narrow.plainToken, within)).status).toBe(403);
    expect((await callWith(narrow.plainToken, { address: "203.0.113.9" })).status).toBe(200);
  });

  it("what a client writes into X-Forwarded-For changes nothing", async () => {
    await update({ allowedCidrs });
    const token = (await makeToken(account)).plainToken;
    const response = await send("/api/graphql", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "x-forwarded-for": "203.0.113.7" },
      body: '{"query":"{ viewer { id } }"}',
    });
    expect(response.status).toBe(403);
  });
});

describe("an access token of an account with origins", () => {
  beforeEach(() => update({ allowedOrigins: [page, "https://*.dev.example.com"] }));

  it("says them to products, and counts from these pages and for programs", async () => {
    const token = await getToken(clientKeys);
    expect(decodeJwt(token)["allowed-origins"]).toEqual([page, "https://*.dev.example.com"]);
    for (const origin of [page, "https://a.dev.example.com"]) {
      const { status, headers } = await callWith(token, { origin });
      expect([status, headers.get("access-control-allow-origin"), headers.get("vary")]).toEqual([200, origin, expect.stringContaining("Origin")]);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
    const program = await callWith(token);
    expect([program.status, program.headers.get("access-control-allow-origin")]).toEqual([200, null]);
  });

  it.each([
    "https://app.example.com.evil.com",
    "https://evilapp.example.com",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://APP.example.com",
    "https://app.example.com.",
    "https://a.b.dev.example.com",
    "https://dev.example.com",
    "null",
    "",
  ])("is refused to a page of %j", async (origin) => {
    const token = await getToken(clientKeys);
    const { status, reason, headers } = await callWith(token, { origin });
    expect([status, reason, headers.get("access-control-allow-origin")]).toEqual([403, "ORIGIN_NOT_ALLOWED", null]);
    expect(await refusalsOf(account.id)).toEqual([{ action: "access-token.refuse", reason: "ORIGIN_NOT_ALLOWED", jti: decodeJwt(token).jti }]);
  });

  it("follows a change of the list at once, also in preflights", async () => {
    const token = await getToken(clientKeys);
    const other = "https://only-of-this-account.example.com";
    expect((await preflight(other)).status).toBe(403);
    await update({ allowedOrigins: [other] });
    expect((await preflight(other)).status).toBe(204);
    expect((await callWith(token, { origin: other })).status).toBe(200);
    expect((await callWith(token, { origin: page })).status).toBe(403);
    await update({ allowedOrigins: null });
    expect((await preflight(other)).status).toBe(403);
  });

  it("costs no statement once it is known", async () => {
    const token = await getToken(clientKeys);
    // The news of what was changed before is there before this answer.
    await askListening("SELECT 1", []);
    await callWith(token, { origin: page });
    expect((await statementsOf(() => callWith(token, { origin: page }))).filter(({ text }) => text.includes("FROM"))).toEqual([]);
  });

  it("has nothing to do with API tokens, which have lists of their own", async () => {
    const { plainToken } = await makeToken(account);
    expect((await callWith(plainToken)).status).toBe(200);
    expect(await callWith(plainToken, { origin: page })).toMatchObject({ status: 403, reason: "FOREIGN_ORIGIN" });
  });
});

describe("an access token of an account without origins", () => {
  it("is refused when a page of another origin sends it, and works for programs and our own pages", async () => {
    const token = await getToken(clientKeys);
    for (const origin of [page, "null", "http://localhost:3001"]) {
      const { status, reason, headers } = await callWith(token, { origin });
      expect([status, reason, headers.get("access-control-allow-origin")]).toEqual([403, "FOREIGN_ORIGIN", null]);
    }
    expect(await refusalsOf(account.id)).toEqual([{ action: "access-token.refuse", reason: "FOREIGN_ORIGIN", jti: decodeJwt(token).jti }]);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "sec-fetch-site": "cross-site" };
    expect((await send("/api/graphql", { method: "POST", headers, body: '{"query":"{ viewer { id } }"}' })).status).toBe(403);
    for (const from of [{}, { origin: "http://localhost:3000" }]) expect((await callWith(token, from)).status).toBe(200);
  });
});

describe("corsCheck tells the same of an account's access tokens", () => {
  it.each([
    [page, true, "ALLOWED"],
    ["https://app.example.com.evil.com", false, "NOT_ON_LIST"],
    ["http://app.example.com", false, "OTHER_SCHEME"],
    ["https://app.example.com/", false, "NOT_AN_ORIGIN"],
  ])("%s", async (origin, allowed, reason) => {
    await update({ allowedOrigins: [page] });
    const { plainToken } = await makeToken(account, { scopes: ["service-account:read"] });
    const asked = `{ corsCheck(origin: ${JSON.stringify(origin)}, serviceAccountId: "${account.id}") { allowed reason message } }`;
    expect((await callWith(plainToken, {}, asked)).data!.corsCheck).toEqual({ allowed, reason, message: expect.stringMatching(/\w+/) });
  });

  it("and wants exactly one of the two named", async () => {
    const { plainToken, token } = await makeToken(account, { scopes: ["service-account:read", "token:read"] });
    const ask = (ids: string) => callWith(plainToken, {}, `{ corsCheck(origin: "https://a.example"${ids}) { allowed } }`);
    expect((await ask("")).code).toBe("BAD_USER_INPUT");
    expect((await ask(`, tokenId: "${token.id}", serviceAccountId: "${account.id}"`)).code).toBe("BAD_USER_INPUT");
    const foreign = (await makeAccount(await makeTeam())).account.id;
    for (const id of [foreign, "sa_x", "\\u0000"]) expect((await ask(`, serviceAccountId: "${id}"`)).data).toEqual({ corsCheck: null });
  });
});
