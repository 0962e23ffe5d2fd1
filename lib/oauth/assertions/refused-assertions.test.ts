import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../../../app/api/testing/call-api";
import {
  answer,
  ask,
  assertionOf,
  assertionType,
  bodyOf,
  issuer,
  makeKeyClient,
  now,
  pem,
  post,
  statusAt,
  testKeys,
} from "../../../app/api/testing/client-assertion";
import { unsigned } from "../../../app/api/testing/forge-token";
import { postToken } from "../../../app/api/testing/token-request";
import { useOtherInstance } from "../../../app/api/testing/use-other-instance";
import type { Team } from "../../../entities/index";
import { revokeEverything } from "../../api-tokens/revoke-everything";
import { systemActor } from "../../permissions/actor";
import { removePublicKeys } from "../../public-keys/remove-public-keys";
import type { ClientKeys } from "../../service-accounts/client-keys";
import { regenerateClientKeys } from "../../service-accounts/regenerate-client-keys";
import { setServiceAccountEnabled } from "../../service-accounts/set-service-account-enabled";
import { makeTeam } from "../../testing/factories";
import { useKeyServer } from "../../testing/key-server";
import { useDatabase } from "../../testing/use-database";

const keyServer = useKeyServer();
useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

const described = {
  unsigned: "The client assertion is not signed by a key of this client.",
  noJwt: "The client assertion is no JWT with the client id as its sub.",
  self: "The client assertion must have the client id as iss and as sub.",
  audience: "The client assertion is for another audience.",
  expired: "The client assertion has expired.",
  noExp: "The client assertion has no exp, or one that is no number.",
  long: "The client assertion is good for more than a day.",
  future: "The client assertion was issued in the future.",
  early: "The client assertion is not valid yet.",
  jti: "The client assertion has no jti, or one of more than 512 characters.",
};
type Wrong = [what: string, make: (clientId: string) => Promise<string> | string, description: string];
const wrong: Wrong[] = [
  ["of another key", (id) => assertionOf(id, { key: testKeys.foreign.privateKey }), described.unsigned],
  ["of an unknown client", () => assertionOf(`lkc_${"0".repeat(32)}`), described.unsigned],
  ["of no client id of ours", () => assertionOf("me"), described.unsigned],
  ["of another client, as sub", (id) => assertionOf(id, { claims: { sub: `lkc_${"0".repeat(32)}` } }), described.unsigned],
  ["of another issuer", (id) => assertionOf(id, { claims: { iss: "https://evil.example.com" } }), described.self],
  ["without iss", (id) => assertionOf(id, { claims: { iss: undefined } }), described.self],
  ["without sub", (id) => assertionOf(id, { claims: { sub: undefined } }), described.noJwt],
  ["for another audience", (id) => assertionOf(id, { claims: { aud: "https://other.example.com" } }), described.audience],
  ["for us and for others", (id) => assertionOf(id, { claims: { aud: [issuer, "https://other.example.com"] } }), described.audience],
  ["for an address that begins as ours", (id) => assertionOf(id, { claims: { aud: `${issuer}/oauth/token/` } }), described.audience],
  ["without an audience", (id) => assertionOf(id, { claims: { aud: undefined } }), described.audience],
  ["for a list of nobody", (id) => assertionOf(id, { claims: { aud: [] } }), described.audience],
  ["that has expired", (id) => assertionOf(id, { claims: { exp: now() - 61 } }), described.expired],
  ["without exp", (id) => assertionOf(id, { claims: { exp: undefined } }), described.noExp],
  ["whose exp is text", (id) => assertionOf(id, { claims: { exp: "4102444800" as never } }), described.noExp],
  ["that is good for two days", (id) => assertionOf(id, { claims: { exp: now() + 2 * 86_400 } }), described.long],
  ["that is good for ever", (id) => assertionOf(id, { claims: { exp: 1e300 } }), described.long],
  ["issued in the future", (id) => assertionOf(id, { claims: { iat: now() + 120 } }), described.future],
  ["whose iat is text", (id) => assertionOf(id, { claims: { iat: "0" as never } }), described.future],
  ["that isn't valid yet", (id) => assertionOf(id, { claims: { nbf: now() + 120 } }), described.early],
  ["without jti", (id) => assertionOf(id, { claims: { jti: undefined } }), described.jti],
  ["with an empty jti", (id) => assertionOf(id, { claims: { jti: "" } }), described.jti],
  ["whose jti is a number", (id) => assertionOf(id, { claims: { jti: 1 as never } }), described.jti],
  ["with a jti that is too long", (id) => assertionOf(id, { claims: { jti: "a".repeat(513) } }), described.jti],
  ["with the type of an access token", (id) => assertionOf(id, { header: { typ: "at+jwt" } }), described.unsigned],
  ["with the type of a DPoP proof", (id) => assertionOf(id, { header: { typ: "dpop+jwt" } }), described.unsigned],
  ["with something that must be understood", (id) => assertionOf(id, { header: { crit: ["b64"], b64: true } }), described.unsigned],
  ["without a signature", async (id) => unsigned(await assertionOf(id), "none"), described.unsigned],
  ["without a signature, under the right algorithm", async (id) => unsigned(await assertionOf(id), "ES256"), described.unsigned],
  [
    "signed with the public key as a secret",
    (id) => assertionOf(id, { header: { alg: "HS256" }, key: Buffer.from(pem(testKeys.ec.publicKey)) }),
    described.unsigned,
  ],
  ["signed with an RSA key under its own algorithm", (id) => assertionOf(id, { header: { alg: "RS256" }, key: testKeys.rsa.privateKey }), described.unsigned],
  [
    "with its key inside",
    (id) => assertionOf(id, { header: { jwk: testKeys.foreign.publicKey.export({ format: "jwk" }) }, key: testKeys.foreign.privateKey }),
    described.unsigned,
  ],
  ["with an address of its key", (id) => assertionOf(id, { header: { jku: keyServer.url }, key: testKeys.foreign.privateKey }), described.unsigned],
  ["with a kid of somewhere else", (id) => assertionOf(id, { header: { kid: "../../etc/passwd" } }), described.unsigned],
  ["whose claims were changed", async (id) => changed(await assertionOf(id)), described.unsigned],
  ["that is no JWT", () => "nonsense", described.noJwt],
  ["of three empty parts", () => "..", described.noJwt],
  ["with five parts", () => "a.b.c.d.e", described.noJwt],
  ["that is too long", (id) => assertionOf(id, { claims: { pad: "a".repeat(9_000) } }), described.unsigned],
];

function changed(assertion: string): string {
  const [header, , signature] = assertion.split(".");
  return [header, Buffer.from(JSON.stringify({ ...decodeJwt(assertion), exp: now() + 3_600 })).toString("base64url"), signature].join(".");
}

describe("an assertion is refused, in the form of RFC 6749 §5.2,", () => {
  it.each(wrong)("%s", async (_, make, description) => {
    const { clientId } = await makeKeyClient(team);
    const response = await ask(make(clientId));
    expect(response.headers.get("www-authenticate")).toMatch(/^Basic /);
    expect(await answer(response)).toEqual({ status: 401, error: "invalid_client", error_description: description });
  });

  it.each<[string, (assertion: string, keys: ClientKeys) => Promise<Response>, number, string]>([
    [
      "with no type",
      (assertion) => post(new URLSearchParams({ grant_type: "client_credentials", client_assertion: assertion }).toString()),
      400,
      "invalid_request",
    ],
    [
      "with a type alone",
      () => post(new URLSearchParams({ grant_type: "client_credentials", client_assertion_type: assertionType }).toString()),
      400,
      "invalid_request",
    ],
    ["with the type of SAML", (assertion) => post(bodyOf(assertion).replace("jwt-bearer", "saml2-bearer")), 401, "invalid_client"],
    ["with another client id beside it", (assertion) => post(bodyOf(assertion, { client_id: `lkc_${"0".repeat(32)}` })), 401, "invalid_client"],
    [
      "with a secret beside it",
      (assertion, keys) => post(bodyOf(assertion, { client_id: keys.clientId, client_secret: keys.clientSecret })),
      400,
      "invalid_request",
    ],
    ["with a header beside it", (assertion, keys) => postToken(keys, bodyOf(assertion)), 400, "invalid_request"],
    ["sent twice", (assertion) => post(`${bodyOf(assertion)}&client_assertion=${assertion}`), 400, "invalid_request"],
    ["by GET", (assertion) => send(`/oauth/token?${bodyOf(assertion)}`), 405, "invalid_request"],
  ])("%s", async (_, request, status, error) => {
    const { clientId, clientKeys } = await makeKeyClient(team);
    const response = await request(await assertionOf(clientId), clientKeys);
    expect(await answer(response)).toEqual({ status, error, error_description: expect.any(String) });
  });

  it("of another client's key, also when that client is the account's neighbour", async () => {
    const [one, two] = [await makeKeyClient(team, pem(testKeys.ec.publicKey)), await makeKeyClient(team, pem(testKeys.ed.publicKey))];
    expect((await ask(assertionOf(two.clientId))).status).toBe(401);
    expect((await ask(assertionOf(one.clientId))).status).toBe(200);
  });

  it.each<[string, (client: Awaited<ReturnType<typeof makeKeyClient>>) => Promise<unknown>]>([
    ["after its key was removed", ({ key }) => removePublicKeys(system, key.id)],
    ["after the account was disabled", ({ account }) => setServiceAccountEnabled(system, account.id, false)],
    ["after the client id was replaced", ({ account }) => regenerateClientKeys(system, account.id)],
    ["after everything was revoked", ({ account }) => revokeEverything(system, account.id)],
  ])("%s, on every instance at once", async (_, change) => {
    const client = await makeKeyClient(team);
    expect(await statusAt(other.url, await assertionOf(client.clientId))).toBe(200);
    await change(client);
    expect((await ask(assertionOf(client.clientId))).status).toBe(401);
    expect(await statusAt(other.url, await assertionOf(client.clientId))).toBe(401);
  });

  it("after its key has ended, without any news of it", async () => {
    const { clientId } = await makeKeyClient(team, pem(testKeys.ec.publicKey), { expiresAt: new Date(Date.now() + 1_500) });
    expect(await statusAt(other.url, await assertionOf(clientId))).toBe(200);
    await expect.poll(async () => statusAt(other.url, await assertionOf(clientId)), { timeout: 3_000 }).toBe(401);
  });
});
