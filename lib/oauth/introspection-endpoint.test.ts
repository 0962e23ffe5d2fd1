import { decodeJwt, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken, send } from "../../app/api/testing/call-api";
import { forge, tamper, unsigned } from "../../app/api/testing/forge-token";
import { postToken, refusal } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Product, ServiceAccount, Team } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { flushUses } from "../usage/last-use";
import { rotateSigningKey } from "../testing/rotate-signing-key";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const path = "/oauth/introspect";
const inactive = { active: false };

interface Side {
  product: Product;
  /** The product's own account, as which it asks. */
  asker: ClientKeys;
  /** An account whose tokens are for the product. */
  account: ServiceAccount;
  keys: ClientKeys;
}
let team: Team;
let own: Side;
let neighbour: Side;
let stranger: Side;

async function makeSide(of: Team): Promise<Side> {
  const product = await makeProduct(of);
  const role = await makeRole(of, ["things:read"], { productId: product.id, name: "Reader" });
  const { clientKeys: asker } = await makeAccount(of, { productId: product.id, roleIds: [] });
  const { account, clientKeys: keys } = await makeAccount(of, { productId: product.id, roleIds: [role.id] });
  return { product, asker, account, keys };
}
beforeAll(async () => {
  team = await makeTeam();
  [own, neighbour, stranger] = [await makeSide(team), await makeSide(team), await makeSide(await makeTeam())];
});

const ask = (asker: ClientKeys, token: string) => postToken(asker, new URLSearchParams({ token }).toString(), { path });
async function answer(asker: ClientKeys, token: string): Promise<Record<string, unknown>> {
  const response = await ask(asker, token);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-type")).toBe("application/json");
  return (await response.json()) as Record<string, unknown>;
}
async function answerThere(by: ClientKeys, token: string): Promise<unknown> {
  return (await postToken(by, new URLSearchParams({ token }).toString(), { path, at: other.url })).json();
}

describe("introspection tells a product", () => {
  it("of an access token for it, in the members of RFC 7662 and RFC 9068", async () => {
    const token = await getToken(own.keys);
    const { iat, exp, jti } = decodeJwt(token);
    expect(await answer(own.asker, token)).toEqual({
      active: true,
      iss: "http://localhost:3000",
      sub: own.account.id,
      aud: own.product.audience,
      client_id: own.keys.clientId,
      token_type: "Bearer",
      scope: "things:read",
      roles: ["Reader"],
      team: team.id,
      iat,
      exp,
      jti,
    });
  });

  it("of an API token for it, with the places that it is bound to", async () => {
    const bounds = { allowedOrigins: ["https://app.example.com"], allowedCidrs: ["192.0.2.0/24"] };
    const { token, plainToken } = await makeToken(own.account, { scopes: ["things:read"], expiresInDays: 1, ...bounds });
    expect(await answer(own.asker, plainToken)).toEqual({
      active: true,
      iss: "http://localhost:3000",
      sub: own.account.id,
      aud: own.product.audience,
      client_id: own.keys.clientId,
      token_type: "Bearer",
      scope: "things:read",
      roles: ["Reader"],
      team: team.id,
      exp: Math.floor(token.expiresAt!.getTime() / 1000),
      jti: token.id,
      "allowed-origins": bounds.allowedOrigins,
      "allowed-cidrs": bounds.allowedCidrs,
    });
  });

  it("of the networks of an account with its API token those of both, and with its access token those of the account", async () => {
    const side = await makeSide(team);
    const { plainToken } = await makeToken(side.account, { scopes: ["things:read"], allowedCidrs: ["192.0.2.0/24"] });
    const access = await getToken(side.keys);
    await updateServiceAccount(system, side.account.id, { allowedCidrs: ["192.0.0.0/16"] });
    expect(await answer(side.asker, plainToken)).toMatchObject({ "allowed-cidrs": ["192.0.2.0/24"], "account-allowed-cidrs": ["192.0.0.0/16"] });
    const facts = await answer(side.asker, access);
    expect(facts["allowed-cidrs"]).toEqual(["192.0.0.0/16"]);
    expect(facts).not.toHaveProperty("account-allowed-cidrs");
  });

  it("no more than the token's scopes, nor than the account holds at this moment", async () => {
    const { plainToken } = await makeToken(own.account, { scopes: [] });
    const facts = await answer(own.asker, plainToken);
    expect(facts).toMatchObject({ active: true });
    expect(Object.keys(facts)).not.toContain("scope");
    expect(Object.keys(facts)).not.toContain("roles");

    const side = await makeSide(team);
    const token = await getToken(side.keys);
    expect(await answer(side.asker, token)).toMatchObject({ scope: "things:read" });
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [side.account.id]);
    await query(`SELECT pg_notify('latchkey_changes', '[{"topic":"client","key":"*"}]')`);
    await expect.poll(async () => "scope" in (await answer(side.asker, token))).toBe(false);
  });

  it("with each way of authentication, whatever the hint", async () => {
    const token = await getToken(own.keys);
    const { clientId, clientSecret } = own.asker;
    const body = (more: Record<string, string>) => new URLSearchParams({ token, ...more }).toString();
    for (const hint of ["access_token", "refresh_token", "nonsense"]) {
      const posted = await postToken(own.asker, body({ client_id: clientId, client_secret: clientSecret, token_type_hint: hint }), {
        path,
        authorization: null,
      });
      expect(await posted.json()).toMatchObject({ active: true });
    }
  });

  it("and notes the use of the token and of the product's account", async () => {
    const { token, plainToken } = await makeToken(own.account);
    await answer(own.asker, plainToken);
    await flushUses();
    const [row] = await query<{ token: boolean; asker: boolean }>(
      `SELECT (SELECT last_used_at IS NOT NULL FROM api_token WHERE id = $1) AS token, (SELECT last_used_at IS NOT NULL FROM service_account WHERE client_id = $2) AS asker`,
      [token.id, own.asker.clientId],
    );
    expect(row).toEqual({ token: true, asker: true });
  });
});

type Bad = [what: string, token: (good: string) => Promise<string> | string];
const forged: Bad[] = [
  ["nothing of ours", () => "nonsense"],
  ["a client secret", () => own.keys.clientSecret],
  ["a token of 60,000 characters", () => "a".repeat(60_000)],
  ["a JWT of another issuer", (good) => forge(good, { claims: { iss: "https://evil.example.com" } })],
  ["a JWT of another type", (good) => forge(good, { header: { typ: "JWT" } })],
  ["a JWT without a type", (good) => forge(good, { header: { typ: undefined } })],
  ["a JWT for another audience", (good) => forge(good, { claims: { aud: "https://other.example.com" } })],
  ["a JWT that has expired", (good) => forge(good, { claims: { exp: Math.floor(Date.now() / 1000) - 1 } })],
  ["a JWT without exp", (good) => forge(good, { claims: { exp: undefined } })],
  ["a JWT without jti", (good) => forge(good, { claims: { jti: undefined } })],
  ["a JWT that isn't valid yet", (good) => forge(good, { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
  ["a JWT of another account", (good) => forge(good, { claims: { sub: neighbour.account.id } })],
  ["a JWT of another client id", (good) => forge(good, { claims: { client_id: `lkc_${"0".repeat(32)}` } })],
  ["a JWT whose scope was changed", (good) => tamper(good, { claims: { scope: "things:write" } })],
  ["a JWT without a signature", (good) => unsigned(good, "none")],
  ["a JWT without a signature, spelled otherwise", (good) => unsigned(good, "nOnE")],
  ["a JWT of a key that nobody knows", async (good) => forge(good, { key: (await generateKeyPair("ES256")).privateKey })],
  [
    "a JWT signed with our public key as a secret",
    (good) => new SignJWT(decodeJwt(good)).setProtectedHeader({ alg: "HS256", typ: "at+jwt" }).sign(Buffer.alloc(32, 1)),
  ],
  ["an API token with a wrong secret", async () => (await makeToken(own.account)).plainToken.replace(/.{10}$/, "0123456789")],
  ["an API token that was never made", () => "lk_0000000000000000_0000000000000000000000000000000000000000000000000"],
];

describe("introspection answers exactly that a token isn't active, for", () => {
  it.each(forged)("%s", async (_, make) => {
    const good = await getToken(own.keys);
    expect(await answer(own.asker, good)).toMatchObject({ active: true });
    expect(await answer(own.asker, await make(good))).toEqual(inactive);
  });

  it("tokens of another product of the team, of another team, and of Latchkey's own API", async () => {
    for (const side of [neighbour, stranger]) {
      const [access, { plainToken }] = [await getToken(side.keys), await makeToken(side.account)];
      for (const token of [access, plainToken]) {
        expect(await answer(side.asker, token)).toMatchObject({ active: true });
        expect(await answer(own.asker, token)).toEqual(inactive);
      }
    }
    const { clientKeys } = await makeAccount(team);
    expect(await answer(own.asker, await getToken(clientKeys))).toEqual(inactive);
  });

  it("tokens of another team for Latchkey's own API, whose audience both share", async () => {
    const { account, clientKeys } = await makeAccount(await makeTeam());
    const { clientKeys: asker } = await makeAccount(team);
    for (const token of [await getToken(clientKeys), (await makeToken(account)).plainToken]) {
      expect(await answer(clientKeys, token)).toMatchObject({ active: true });
      expect(await answer(asker, token)).toEqual(inactive);
    }
  });

  it.each<[string, (side: Side, tokenId: string) => Promise<unknown>, api?: boolean]>([
    ["after the account was disabled", ({ account }) => setServiceAccountEnabled(system, account.id, false)],
    ["after the account was deleted", ({ account }) => deleteServiceAccount(system, account.id)],
    ["after an API token was revoked", (_, id) => revokeApiToken(system, id), true],
    ["after an API token was reset", (_, id) => resetApiToken(system, id), true],
    ["after client keys were regenerated", ({ account }) => regenerateClientKeys(system, account.id), false],
    ["after the signing key leaked", () => rotateSigningKey(system, "leaked"), false],
  ])("%s, on every instance at once", async (_, change, api) => {
    const side = await makeSide(team);
    const { token, plainToken } = await makeToken(side.account);
    const access = await getToken(side.keys);
    const concerned = [...(api === false ? [] : [plainToken]), ...(api === true ? [] : [access])];
    for (const each of concerned) expect(await answerThere(side.asker, each)).toMatchObject({ active: true });
    await change(side, token.id);
    for (const each of concerned) {
      expect(await answer(side.asker, each)).toEqual(inactive);
      expect(await answerThere(side.asker, each)).toEqual(inactive);
    }
  });

  it("a revoked API token, which the audit trail has", async () => {
    const { token, plainToken } = await makeToken(own.account);
    await revokeApiToken(system, token.id);
    await answer(own.asker, plainToken);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "api-token.refuse", targetId: token.id } });
    expect(items).toMatchObject([{ details: { reason: "TOKEN_REVOKED" } }]);
  });
});

const refused: [what: string, request: () => Promise<Response>, status: number, error: string][] = [
  ["no token", () => postToken(own.asker, "token_type_hint=access_token", { path }), 400, "invalid_request"],
  ["an empty token", () => postToken(own.asker, "token=", { path }), 400, "invalid_request"],
  ["two tokens", () => postToken(own.asker, "token=a&token=b", { path }), 400, "invalid_request"],
  ["NUL in the token", () => postToken(own.asker, "token=a%00b", { path }), 400, "invalid_request"],
  ["JSON", () => postToken(own.asker, '{"token":"a"}', { path, type: "application/json" }), 400, "invalid_request"],
  ["a body of 70 kB", () => postToken(own.asker, `token=${"a".repeat(70_000)}`, { path }), 413, "invalid_request"],
  ["GET", () => send(`${path}?token=a`), 405, "invalid_request"],
  ["nobody", () => postToken(own.asker, "token=a", { path, authorization: null }), 401, "invalid_client"],
  ["a wrong secret", () => postToken({ ...own.asker, clientSecret: "lks_guess" }, "token=a", { path }), 401, "invalid_client"],
  [
    "an access token as authentication",
    async () => postToken(own.asker, "token=a", { path, authorization: `Bearer ${await getToken(own.keys)}` }),
    401,
    "invalid_client",
  ],
];

describe("introspection refuses, in the form of RFC 6749 §5.2,", () => {
  it.each(refused)("%s", async (_, request, status, error) => {
    const response = await request();
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = (await response.clone().json()) as object;
    expect(await refusal(response)).toEqual({ status, error });
    expect(Object.keys(body)).toEqual(["error", "error_description"]);
  });

  it("an account that is disabled", async () => {
    const { account, clientKeys } = await makeAccount(team);
    await setServiceAccountEnabled(system, account.id, false);
    expect(await refusal(await ask(clientKeys, "a"))).toEqual({ status: 401, error: "invalid_client" });
  });
});
