import { createPublicKey, verify } from "node:crypto";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken, requestToken, send } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import { forge } from "../../app/api/testing/forge-token";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { RateLimitedError } from "../errors";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { updateTeam } from "../teams/update-team";
import { ageKeys } from "../testing/age-keys";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { useDatabase } from "../testing/use-database";
import { currentKey } from "./key-set";
import { publishAhead } from "./rotate-key";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const day = 86_400_000;
let team: Team;
let account: ServiceAccount;
let clientKeys: ClientKeys;
beforeEach(async () => {
  team = await makeTeam();
  ({ account, clientKeys } = await makeAccount(team, { accessTokenLifetime: 86_400 }));
});
afterEach(async () => void (await updateTeam(system, team.id, { tokenAlgorithm: "ES256" })));

const choose = (tokenAlgorithm: "ES256" | "EdDSA", of = team) => updateTeam(system, of.id, { tokenAlgorithm });
const keySet = async () => (await (await send("/.well-known/jwks.json")).json()) as JSONWebKeySet;
const algorithmOf = (token: string) => decodeProtectedHeader(token).alg;
const eddsaKeys = () =>
  query<{ kid: string; days: number | null }>(
    "SELECT kid, round(extract(epoch FROM published_until - now()) / 86400)::int AS days FROM signing_key WHERE algorithm = 'EdDSA' AND (published_until IS NULL OR published_until > now())",
  );

/** The team's choice, long enough ago that its key signs. */
async function chooseLongAgo(): Promise<void> {
  await choose("EdDSA");
  await ageKeys(publishAhead + 1000);
}

const elsewhere = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }", undefined, other.url)).status;

async function verifiesOffline(token: string): Promise<boolean> {
  return jwtVerify(token, createLocalJWKSet(await keySet()), { algorithms: ["ES256", "EdDSA"], typ: "at+jwt" }).then(
    () => true,
    () => false,
  );
}

describe("a team that chooses EdDSA", () => {
  it("gets tokens of the default algorithm until the first key of its own has been published for long enough, and none is refused on the way", async () => {
    const before = await getToken(clientKeys);
    await choose("EdDSA");
    expect((await keySet()).keys.map(({ alg }) => alg).sort()).toEqual(["ES256", "EdDSA"]);
    const between = await getToken(clientKeys);
    expect([algorithmOf(before), algorithmOf(between)]).toEqual(["ES256", "ES256"]);
    await ageKeys(publishAhead + 1000);
    const after = await getToken(clientKeys);
    expect(algorithmOf(after)).toBe("EdDSA");
    for (const token of [before, between, after]) {
      expect(await verifiesOffline(token)).toBe(true);
      expect((await callApi({ bearer: token }, "{ viewer { id } }")).status).toBe(200);
      expect(await elsewhere(token)).toBe(200);
    }
  });

  it("has its tokens signed with it on every instance, in the form of RFC 8037, and changes nothing for others", async () => {
    await chooseLongAgo();
    const answer = await requestToken(clientKeys, {}, other.url);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const { kid } = decodeProtectedHeader(token);
    const jwk = (await keySet()).keys.find((key) => key.kid === kid)!;
    expect(jwk).toEqual({ kty: "OKP", crv: "Ed25519", x: expect.stringMatching(/^[\w-]{43}$/), kid, alg: "EdDSA", use: "sig" });
    const [content, signature] = [token.slice(0, token.lastIndexOf(".")), token.slice(token.lastIndexOf(".") + 1)];
    expect(verify(null, Buffer.from(content), createPublicKey({ key: jwk, format: "jwk" }), Buffer.from(signature, "base64url"))).toBe(true);
    const stranger = await makeAccount(await makeTeam());
    expect(algorithmOf(await getToken(stranger.clientKeys))).toBe("ES256");
  });

  it("gets API tokens that are JWTs with it too, which hold its key", async () => {
    await chooseLongAgo();
    const { token, plainToken } = await makeToken(account, { format: "JWT", expiresInDays: 400 });
    expect([algorithmOf(plainToken), token.signingKid]).toEqual(["EdDSA", (await currentKey("EdDSA")).kid]);
    expect([await verifiesOffline(plainToken), (await callWith(plainToken)).status]).toEqual([true, 200]);
    await rotateSigningKey(system, "now", "EdDSA");
    expect((await eddsaKeys()).map(({ days }) => days).sort()).toEqual([400, null]);
    expect([await verifiesOffline(plainToken), (await callWith(plainToken)).status]).toEqual([true, 200]);
    await rotateSigningKey(system, "leaked", "EdDSA");
  });

  it("and leaves it again retires the key when nobody else has it; it stays for what it has signed, and is taken up when somebody comes back", async () => {
    const neighbour = await makeTeam();
    await chooseLongAgo();
    await choose("EdDSA", neighbour);
    const [key] = await eddsaKeys();
    const token = await getToken(clientKeys);
    await choose("ES256");
    expect(await eddsaKeys()).toEqual([{ ...key, days: null }]);
    await choose("ES256", neighbour);
    expect(await eddsaKeys()).toEqual([{ ...key, days: 1 }]);
    expect(algorithmOf(await getToken(clientKeys))).toBe("ES256");
    expect(await verifiesOffline(token)).toBe(true);
    await choose("EdDSA");
    expect(await eddsaKeys()).toEqual([{ ...key, days: null }]);
    expect(algorithmOf(await getToken(clientKeys))).toBe("EdDSA");
    await choose("ES256");
    await ageKeys(2 * day);
    expect(await verifiesOffline(token)).toBe(false);
    expect(await eddsaKeys()).toEqual([]);
  });

  it("and changes its mind again and again gets one key, which signs when it would have, and nobody else's record is read anew for it", async () => {
    const { clientKeys: keys } = await makeAccount(await makeTeam());
    await ageKeys(2 * day);
    await choose("EdDSA");
    const key = async () => query("SELECT kid, signs_from FROM signing_key WHERE algorithm = 'EdDSA' AND (published_until IS NULL OR published_until > now())");
    const [first] = await key();
    await getToken(keys);
    for (let n = 0; n < 3; n += 1) for (const algorithm of ["ES256", "EdDSA"] as const) await choose(algorithm);
    const statements = await statementsOf(() => getToken(keys));
    expect(statements.filter(({ text }) => /FROM (service_account|team)/.test(text))).toEqual([]);
    expect(await key()).toEqual([first]);
    expect((await eddsaKeys())[0]!.days).toBeNull();
    expect(algorithmOf(await getToken(clientKeys))).toBe("ES256");
    await ageKeys(publishAhead + 1000);
    expect(algorithmOf(await getToken(clientKeys))).toBe("EdDSA");
  });

  it("and comes back before the next key signs keeps the old one for as long as it signs", async () => {
    await chooseLongAgo();
    const old = await currentKey("EdDSA");
    const next = await rotateSigningKey(system, "scheduled", "EdDSA");
    await query("UPDATE signing_key SET signs_from = signs_from + interval '1 day' WHERE kid = $1", [next.kid]);
    await choose("ES256");
    await choose("EdDSA");
    await ageKeys(day - 1000);
    const last = await getToken(clientKeys);
    expect(decodeProtectedHeader(last).kid).toBe(old.kid);
    await ageKeys(day - 60_000);
    expect(await verifiesOffline(last)).toBe(true);
    expect(decodeProtectedHeader(await getToken(clientKeys)).kid).toBe(next.kid);
    await ageKeys(day);
    expect((await eddsaKeys()).map(({ kid }) => kid)).toEqual([next.kid]);
  });

  it("may change its mind ten times an hour, and others still may", async () => {
    for (let n = 0; n < 10; n += 1) await choose(n % 2 === 0 ? "EdDSA" : "ES256");
    await expect(choose("EdDSA")).rejects.toThrow(RateLimitedError);
    // What changes nothing isn't counted.
    await choose("ES256");
    await updateTeam(system, team.id, { name: "Renamed" });
    await choose("EdDSA", await makeTeam());
  });

  it("at the same moment as others leave and come makes no second key", async () => {
    const teams = await Promise.all(Array.from({ length: 6 }, () => makeTeam()));
    await Promise.all(teams.map((one) => choose("EdDSA", one)));
    expect(await eddsaKeys()).toHaveLength(1);
    await Promise.all([...teams.map((one) => choose("ES256", one)), choose("EdDSA")]);
    expect((await eddsaKeys()).filter(({ days }) => days === null)).toHaveLength(1);
  });

  it("is signed for by the default algorithm while its own key is replaced after a leak", async () => {
    await chooseLongAgo();
    const token = await getToken(clientKeys);
    const kid = decodeProtectedHeader(await getToken((await makeAccount(await makeTeam())).clientKeys)).kid;
    const next = await rotateSigningKey(system, "leaked", "EdDSA");
    expect(await verifiesOffline(token)).toBe(false);
    expect(decodeProtectedHeader(await getToken(clientKeys))).toMatchObject({ alg: "EdDSA", kid: next.kid });
    // The other algorithm's key hasn't leaked.
    expect((await keySet()).keys.map((key) => key.kid)).toContain(kid);
  });
});

describe("a token is refused", () => {
  const attacks: [string, (good: string) => Promise<string>][] = [
    [
      "with EdDSA in its header and the key id of an ES256 key",
      async (good) => forge(good, { header: { alg: "EdDSA", kid: (await currentKey()).kid }, key: (await currentKey("EdDSA")).privateKey }),
    ],
    [
      "with ES256 in its header and the key id of an EdDSA key",
      async (good) => forge(good, { header: { alg: "ES256", kid: (await currentKey("EdDSA")).kid }, key: (await currentKey()).privateKey }),
    ],
    [
      "signed by the EdDSA key and named as of the ES256 key",
      async (good) => forge(good, { header: { kid: (await currentKey()).kid }, key: (await currentKey("EdDSA")).privateKey }),
    ],
    ["with the name Ed25519, which we don't use", async (good) => forge(good, { header: { alg: "Ed25519" }, key: (await currentKey("EdDSA")).privateKey })],
    ["of EdDSA without a key id", async (good) => forge(good, { header: { kid: undefined }, key: (await currentKey("EdDSA")).privateKey })],
    ["of EdDSA with its signature changed", async (good) => `${good.slice(0, -8)}AAAAAAAA`],
    ["of EdDSA with a signature of zeros", async (good) => `${good.slice(0, good.lastIndexOf("."))}.${Buffer.alloc(64).toString("base64url")}`],
  ];

  it.each(attacks)("%s", async (_, attack) => {
    await chooseLongAgo();
    const good = await getToken(clientKeys);
    expect((await callApi({ bearer: good }, "{ viewer { id } }")).status).toBe(200);
    expect(await callWith(await attack(good))).toMatchObject({ status: 401, reason: "TOKEN_SIGNATURE" });
  });
});
