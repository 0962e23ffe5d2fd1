import type { KeyObject } from "node:crypto";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../../app/api/testing/call-api";
import { ask, assertionOf, bodyOf, type Change, issuer, makeKeyClient, now, pem, post, testKeys } from "../../../app/api/testing/client-assertion";
import { basic, postToken } from "../../../app/api/testing/token-request";
import type { Team } from "../../../entities/index";
import { listAuditEvents } from "../../audit/list-audit-events";
import { applyChanges } from "../../db/changes";
import { query } from "../../db/pool";
import { systemActor } from "../../permissions/actor";
import { addPublicKey } from "../../public-keys/add-public-key";
import { retireClientSecret } from "../../service-accounts/retire-client-secret";
import { secretsOfAccounts } from "../../service-accounts/secrets-of-accounts";
import { makeTeam } from "../../testing/factories";
import { useDatabase } from "../../testing/use-database";
import { flushUses } from "../../usage/last-use";

useDatabase();

const system = systemActor("Test");
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

describe("a client proves itself with an assertion", () => {
  it.each<[string, string, KeyObject, KeyObject]>([
    ["ES256", "ES256", testKeys.ec.publicKey, testKeys.ec.privateKey],
    ["EdDSA", "EdDSA", testKeys.ed.publicKey, testKeys.ed.privateKey],
    ["Ed25519, another name of it", "Ed25519", testKeys.ed.publicKey, testKeys.ed.privateKey],
    ["RS256", "RS256", testKeys.rsa.publicKey, testKeys.rsa.privateKey],
    ["PS256", "PS256", testKeys.rsa.publicKey, testKeys.rsa.privateKey],
  ])("signed with %s", async (_, alg, publicKey, key) => {
    const { clientId, account } = await makeKeyClient(team, pem(publicKey));
    const response = await ask(assertionOf(clientId, { header: { alg }, key }));
    expect(response.status).toBe(200);
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({ sub: account.id, client_id: clientId });
  });

  it.each<[string, () => Change]>([
    ["for the token endpoint", () => ({ claims: { aud: `${issuer}/oauth/token` } })],
    ["for the issuer and its token endpoint, as a list", () => ({ claims: { aud: [issuer, `${issuer}/oauth/token`] } })],
    ["that is good for an hour", () => ({ claims: { exp: now() + 3_600 } })],
    ["that is good for a day", () => ({ claims: { exp: now() + 86_400 } })],
    ["without iat", () => ({ claims: { iat: undefined } })],
    ["of a client whose clock is a little behind", () => ({ claims: { iat: now() - 110, exp: now() - 50 } })],
    ["of a client whose clock is a little ahead", () => ({ claims: { iat: now() + 50, nbf: now() + 50, exp: now() + 110 } })],
    ["with a type", () => ({ header: { typ: "JWT" } })],
    ["with the type of its own", () => ({ header: { typ: "client-authentication+jwt" } })],
    ["with a jti of any characters", () => ({ claims: { jti: "\u{1f511} ' \\" } })],
  ])("%s", async (_, change) => {
    const { clientId } = await makeKeyClient(team);
    expect((await ask(assertionOf(clientId, change()))).status).toBe(200);
  });

  it("and its client id beside it", async () => {
    const { clientId } = await makeKeyClient(team);
    expect((await ask(assertionOf(clientId), { client_id: clientId })).status).toBe(200);
  });

  it("with any of several keys, found by kid, by thumbprint, or by trying", async () => {
    const { account, clientId, key } = await makeKeyClient(team, JSON.stringify({ ...testKeys.ec.publicKey.export({ format: "jwk" }), kid: "first" }));
    await addPublicKey(system, { serviceAccountId: account.id, name: "Second", publicKey: pem(testKeys.ed.publicKey) });
    for (const kid of ["first", key.thumbprint!, undefined]) expect((await ask(assertionOf(clientId, { header: { kid } }))).status).toBe(200);
    expect((await ask(assertionOf(clientId, { header: { alg: "EdDSA" }, key: testKeys.ed.privateKey }))).status).toBe(200);
    expect((await ask(assertionOf(clientId, { header: { kid: "second" } }))).status).toBe(401);
  });

  it("beside a key that was taken once and isn't any more, which proves nothing", async () => {
    const { account, clientId } = await makeKeyClient(team);
    const weak = await addPublicKey(system, { serviceAccountId: account.id, name: "Weak", publicKey: pem(testKeys.ed.publicKey) });
    await query(`UPDATE public_key SET jwk = jwk || '{"x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}' WHERE id = $1`, [weak.id]);
    applyChanges([{ topic: "client", key: clientId }]);
    expect((await ask(assertionOf(clientId))).status).toBe(200);
    expect((await ask(assertionOf(clientId, { header: { alg: "EdDSA" }, key: testKeys.ed.privateKey }))).status).toBe(401);
  });

  it("when it has no secret at all", async () => {
    const { account, clientId, clientKeys } = await makeKeyClient(team);
    const [secret] = (await secretsOfAccounts([account.id])).get(account.id)!;
    await retireClientSecret(system, secret!.id);
    expect((await postToken(clientKeys, "grant_type=client_credentials")).status).toBe(401);
    expect((await ask(assertionOf(clientId))).status).toBe(200);
  });

  it("at introspection and revocation too", async () => {
    const { clientId, clientKeys } = await makeKeyClient(team);
    const token = await getToken(clientKeys);
    const at = async (path: string) => post(bodyOf(await assertionOf(clientId), { token }), { path });
    expect(await (await at("/oauth/introspect")).json()).toMatchObject({ active: true });
    expect((await at("/oauth/revoke")).status).toBe(200);
    expect(await (await at("/oauth/introspect")).json()).toEqual({ active: false });
  });

  it("and the audit trail and the key know of it", async () => {
    const { account, clientId, key } = await makeKeyClient(team);
    await ask(assertionOf(clientId));
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.grant", targetId: account.id } });
    expect(items).toMatchObject([{ details: { method: "private_key_jwt", credential: key.id } }]);
    await flushUses();
    expect(await query("SELECT last_used_at IS NOT NULL AS used FROM public_key WHERE id = $1", [key.id])).toEqual([{ used: true }]);
  });
});

it("failed assertions are limited as wrong secrets are, while good ones go on", async () => {
  const { clientId, clientKeys } = await makeKeyClient(team);
  const statuses = new Set<number>();
  for (let n = 0; n < 25; n += 1) statuses.add((await ask(assertionOf(clientId, { key: testKeys.foreign.privateKey }))).status);
  expect([...statuses]).toEqual([401, 429]);
  expect((await ask(assertionOf(clientId))).status).toBe(200);
  expect((await postToken(clientKeys, "grant_type=client_credentials", { authorization: basic(clientId, clientKeys.clientSecret) })).status).toBe(200);
});
