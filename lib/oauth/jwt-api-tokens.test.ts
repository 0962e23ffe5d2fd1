import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { forge, tamper, unsigned } from "../../app/api/testing/forge-token";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Product, ServiceAccount, Team } from "../../entities/index";
import type { CreateApiTokenInput } from "../api-tokens/create-api-token";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { listAuditEvents } from "../audit/list-audit-events";
import { everyoneHeard } from "../db/everyone-heard";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { updateProduct } from "../products/update-product";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { rotateSigningKey } from "../testing/rotate-signing-key";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const inactive = { active: false };

interface Side {
  product: Product;
  /** The product's own account, as which it asks. */
  asker: ClientKeys;
  account: ServiceAccount;
  keys: ClientKeys;
}
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

async function makeSide(of: Team = team): Promise<Side> {
  const product = await makeProduct(of);
  const role = await makeRole(of, ["things:read"], { productId: product.id, name: "Reader" });
  const { clientKeys: asker } = await makeAccount(of, { productId: product.id, roleIds: [] });
  const { account, clientKeys: keys } = await makeAccount(of, { productId: product.id, roleIds: [role.id] });
  return { product, asker, account, keys };
}
const makeJwt = ({ account }: Pick<Side, "account">, more: Partial<CreateApiTokenInput> = {}) =>
  makeToken(account, { format: "JWT", expiresInDays: 30, scopes: ["things:read"], ...more });
const at = (path: string) => (by: ClientKeys, token: string) => postToken(by, new URLSearchParams({ token }).toString(), { path });
const introspect = async (by: ClientKeys, token: string) => (await (await at("/oauth/introspect")(by, token)).json()) as Record<string, unknown>;
const revoke = at("/oauth/revoke");
async function introspectThere(by: ClientKeys, token: string): Promise<unknown> {
  return (await postToken(by, new URLSearchParams({ token }).toString(), { path: "/oauth/introspect", at: other.url })).json();
}

describe("introspection of an API token that is a JWT", () => {
  it("tells the product what it tells of an opaque one, and the jti that stands in it (RFC 7662 §2.2), each time", async () => {
    const side = await makeSide();
    const { token, plainToken } = await makeJwt(side, { allowedOrigins: ["https://app.example.com"], allowedCidrs: ["192.0.2.0/24"] });
    expect(await introspect(side.asker, plainToken)).toEqual({
      active: true,
      iss: "http://localhost:3000",
      sub: side.account.id,
      aud: side.product.audience,
      client_id: side.keys.clientId,
      token_type: "Bearer",
      scope: "things:read",
      roles: ["Reader"],
      team: team.id,
      exp: Math.floor(token.expiresAt!.getTime() / 1000),
      iat: decodeJwt(plainToken).iat,
      jti: decodeJwt(plainToken).jti,
      "allowed-origins": ["https://app.example.com"],
      "allowed-cidrs": ["192.0.2.0/24"],
    });
  });

  it("goes by what the account holds at this moment, and not by what stands in it", async () => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    expect(await introspect(side.asker, plainToken)).toMatchObject({ scope: "things:read" });
    await query("DELETE FROM role_assignment WHERE service_account_id = $1", [side.account.id]);
    await query(`SELECT pg_notify('latchkey_changes', '[{"topic":"client","key":"*"}]')`);
    await expect.poll(async () => "scope" in (await introspect(side.asker, plainToken))).toBe(false);
    expect(decodeJwt(plainToken).scope).toBe("things:read");
  });

  it.each<[string, (good: string) => Promise<string> | string]>([
    ["another account as its subject", (good) => tamper(good, { claims: { sub: "sa_00000000000000000000000000" } })],
    ["no signature", (good) => unsigned(good, "none")],
    ["another jti of its form", (good) => forge(good, { claims: { jti: String(decodeJwt(good).jti).replace(/.{4}$/, "0000") } })],
    ["the jti of a token that was never made", (good) => forge(good, { claims: { jti: `lk_${"0".repeat(16)}_${"0".repeat(22)}` } })],
    ["its jti alone", (good) => decodeJwt(good).jti!],
    ["another issuer", (good) => forge(good, { claims: { iss: "https://evil.example.com" } })],
    ["the type of no access token", (good) => forge(good, { header: { typ: "JWT" } })],
  ])("answers exactly that it isn't active, with %s", async (_, make) => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    expect(await introspect(side.asker, plainToken)).toMatchObject({ active: true });
    expect(await introspect(side.asker, await make(plainToken))).toEqual(inactive);
  });

  it("answers nothing else to another product, be it of the team or of another", async () => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    for (const stranger of [await makeSide(), await makeSide(await makeTeam())]) expect(await introspect(stranger.asker, plainToken)).toEqual(inactive);
    expect(await introspect((await makeAccount(team)).clientKeys, plainToken)).toEqual(inactive);
  });

  it.each<[string, (side: Side, tokenId: string) => Promise<unknown>]>([
    ["it was revoked", (_, id) => revokeApiToken(system, id)],
    ["it was reset", (_, id) => resetApiToken(system, id)],
    ["everything of its account was revoked", ({ account }) => revokeEverything(system, account.id)],
    ["its account was disabled", ({ account }) => setServiceAccountEnabled(system, account.id, false)],
    ["its account was deleted", ({ account }) => deleteServiceAccount(system, account.id)],
    ["its end has come", (_, id) => expire(id)],
    ["its signing key leaked", () => rotateSigningKey(system, "leaked")],
  ])("answers nothing else after %s, on every instance at once", async (_, change) => {
    const side = await makeSide();
    const { token, plainToken } = await makeJwt(side);
    expect(await introspectThere(side.asker, plainToken)).toMatchObject({ active: true });
    await change(side, token.id);
    expect(await introspect(side.asker, plainToken)).toEqual(inactive);
    expect(await introspectThere(side.asker, plainToken)).toEqual(inactive);
  });
  async function expire(id: string): Promise<void> {
    await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    await query(`SELECT pg_notify('latchkey_changes', '[{"topic":"api-token","key":"*"}]')`);
    await everyoneHeard();
  }

  it("answers nothing else after the product has another audience than it is for, as who checks it by its signature finds", async () => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    const { plainToken: opaque } = await makeToken(side.account, { scopes: ["things:read"] });
    await introspect(side.asker, plainToken);
    const audience = `${side.product.audience}/v2`;
    await updateProduct(system, side.product.id, { audience });
    expect(await introspect(side.asker, plainToken)).toEqual(inactive);
    expect(await introspect(side.asker, opaque)).toMatchObject({ active: true, aud: audience });
  });

  it("goes on after the account's client keys were regenerated, with the new client id", async () => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    await introspect(side.asker, plainToken);
    const { clientKeys } = await regenerateClientKeys(system, side.account.id);
    expect(await introspect(side.asker, plainToken)).toMatchObject({ active: true, client_id: clientKeys.clientId });
  });
});

describe("revocation of an API token that is a JWT", () => {
  it("by its own account ends it on every instance at once, and another one goes on", async () => {
    const side = await makeSide();
    const [{ token, plainToken }, { plainToken: sibling }] = [await makeJwt(side), await makeJwt(side, { name: "Sibling" })];
    expect(await introspectThere(side.asker, plainToken)).toMatchObject({ active: true });
    for (let n = 0; n < 2; n += 1) {
      const response = await revoke(side.keys, plainToken);
      expect([response.status, await response.text()]).toEqual([200, ""]);
    }
    expect(await introspect(side.asker, plainToken)).toEqual(inactive);
    expect(await introspectThere(side.asker, plainToken)).toEqual(inactive);
    expect(await introspectThere(side.asker, sibling)).toMatchObject({ active: true });
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "api-token.revoke", targetId: token.id } });
    expect(items).toMatchObject([{ actorId: side.account.id }]);
  });

  it("is felt at Latchkey's own API", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const { plainToken } = await makeToken(account, { format: "JWT", expiresInDays: 1, scopes: ["product:read"] });
    const ask = () => callApi({ bearer: plainToken }, "{ viewer { id } }");
    expect((await ask()).status).toBe(200);
    await revoke(clientKeys, plainToken);
    expect(await ask()).toMatchObject({ status: 401, errors: [{ extensions: { reason: "TOKEN_REVOKED" } }] });
  });

  it("is refused to other accounts of the team, to those of another it is no token at all, and it stays", async () => {
    const side = await makeSide();
    const { plainToken } = await makeJwt(side);
    for (const by of [side.asker, (await makeAccount(team)).clientKeys]) {
      const response = await revoke(by, plainToken);
      expect([response.status, await response.json()]).toEqual([
        400,
        { error: "unauthorized_client", error_description: "The token belongs to another service account." },
      ]);
    }
    const stranger = await revoke((await makeAccount(await makeTeam())).clientKeys, plainToken);
    expect([stranger.status, await stranger.text()]).toEqual([200, ""]);
    expect(await introspect(side.asker, plainToken)).toMatchObject({ active: true });
  });

  it("does nothing, and succeeds, for one that is forged or was reset", async () => {
    const side = await makeSide();
    const { token, plainToken } = await makeJwt(side);
    const { plainToken: fresh } = await resetApiToken(system, token.id);
    for (const wrong of [plainToken, tamper(fresh, { claims: { sub: "x" } }), unsigned(fresh, "none"), decodeJwt(fresh).jti!])
      expect((await revoke(side.keys, wrong)).status).toBe(200);
    expect(await introspect(side.asker, fresh)).toMatchObject({ active: true });
  });

  it("leaves the account's access tokens alone", async () => {
    const side = await makeSide();
    const access = await getToken(side.keys);
    await revoke(side.keys, (await makeJwt(side)).plainToken);
    expect(await introspect(side.asker, access)).toMatchObject({ active: true });
  });
});
