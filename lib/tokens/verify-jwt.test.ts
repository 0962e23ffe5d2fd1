import { decodeJwt, type JWTPayload } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { attacks } from "../../app/api/testing/attacks";
import { getToken } from "../../app/api/testing/call-api";
import { forge } from "../../app/api/testing/forge-token";
import { applyChanges } from "../db/changes";
import { query } from "../db/pool";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { longestToken } from "./longest-token";
import { verifyJwt } from "./verify-jwt";

useDatabase();

let token: string;
beforeAll(async () => {
  token = await getToken((await makeAccount(await makeTeam())).clientKeys);
});

/** Until everything is done that waits for nothing outside of this thread. */
async function untilItWaits(): Promise<void> {
  for (let n = 0; n < 200; n += 1) await Promise.resolve();
}

/** Whether it has expired, and for whom it is, is for the caller to judge. */
const forTheCaller = ["TOKEN_EXPIRED", "OTHER_AUDIENCE"];
const changed = async (claims: object) => verifyJwt(await forge(token, { claims: claims as JWTPayload }));

it.each(attacks.filter(([, reason]) => !forTheCaller.includes(reason)))("a token with %s is refused", async (_, reason, make) => {
  await expect(verifyJwt(await make(token))).rejects.toMatchObject({ name: "UnauthenticatedError", presented: true, reason });
});

it("a token longer than any of ours isn't looked at", async () => {
  const [header, payload] = token.split(".");
  await expect(verifyJwt(`${header}.${payload}.${"A".repeat(longestToken)}`)).rejects.toMatchObject({ reason: "TOKEN_MALFORMED" });
});

describe("what a token says", () => {
  it("is told with the types that are expected of it", async () => {
    const { sub, client_id: clientId, jti, iat, exp, aud } = decodeJwt(token);
    expect(await changed({ scope: "a:read b:read" })).toEqual({
      subject: sub,
      clientId,
      jti,
      audiences: [aud].flat(),
      scope: new Set(["a:read", "b:read"]),
      issuedAt: iat,
      expiresAt: exp,
      boundTo: undefined,
      chain: jti,
      proven: undefined,
    });
    expect(await changed({ aud: "https://one.example" })).toMatchObject({ audiences: ["https://one.example"] });
    expect(await changed({ aud: ["https://one.example", "https://two.example"] })).toMatchObject({ audiences: ["https://one.example", "https://two.example"] });
    for (const scope of [undefined, ["a:read"]]) expect(await changed({ scope })).toMatchObject({ scope: new Set() });
  });

  it("is told of one that has expired too", async () => {
    const exp = Math.floor(Date.now() / 1000) - 100;
    expect(await changed({ exp })).toMatchObject({ subject: decodeJwt(token).sub, expiresAt: exp });
  });

  it.each<[string, object]>([
    ["a subject that is a list", { sub: ["a"] }],
    ["an id that is a number", { jti: 7 }],
    ["no time of issue", { iat: undefined }],
    ["a time of issue that is text", { iat: "1" }],
  ])("is refused with %s, expired or not", async (_, claims) => {
    for (const exp of [Date.now(), 100_000]) await expect(changed({ ...claims, exp })).rejects.toMatchObject({ reason: "TOKEN_MALFORMED" });
  });
});

describe("a token that is bound", () => {
  it("to a key tells its thumbprint", async () => {
    expect(await changed({ cnf: { jkt: "thumbprint" } })).toMatchObject({ boundTo: "thumbprint" });
  });

  it.each<[string, unknown]>([
    ["a certificate", { "x5t#S256": "thumbprint" }],
    ["a key whose thumbprint is a number", { jkt: 7 }],
    ["nothing", {}],
    ["null", null],
    ["a text", "thumbprint"],
  ])("to %s never passes for a Bearer token", async (_, cnf) => {
    await expect(changed({ cnf })).rejects.toMatchObject({ reason: "TOKEN_MALFORMED" });
  });
});

describe("a token that can be refreshed", () => {
  const refresh = { chain: "first", credential: "cs_1" };

  it("tells how its account proved itself, and of which chain it is", async () => {
    expect(await changed({ auth_time: Date.now(), refresh })).toMatchObject({ chain: "first", proven: { at: expect.any(Number), credential: "cs_1" } });
    const byKey = await changed({ auth_time: 7_000_000_000, refresh: { ...refresh, key: "thumbprint" } });
    expect(byKey.proven).toEqual({ at: 7_000_000_000, credential: "cs_1", key: "thumbprint" });
  });

  it.each<[string, object]>([
    ["the time", { refresh }],
    ["a time that is a number", { auth_time: "1", refresh }],
    ["the credential", { auth_time: 1, refresh: { chain: "first" } }],
    ["the chain", { auth_time: 1, refresh: { credential: "cs_1" } }],
    ["all of it", { auth_time: 1, refresh: null }],
  ])("isn't one without %s", async (_, claims) => {
    const { jti, chain, proven } = await changed(claims);
    expect({ chain, proven }).toEqual({ chain: jti, proven: undefined });
  });
});

it("what was checked a moment ago isn't checked again", async () => {
  expect(await verifyJwt(token)).toBe(await verifyJwt(token));
});

it("a token whose key is withdrawn while its signature is checked isn't remembered as good", async () => {
  await query("UPDATE signing_key SET published_until = now()");
  // The keys are known still, and the signature is being checked when the news comes.
  const first = verifyJwt(token).then(
    () => "good",
    () => "refused",
  );
  await untilItWaits();
  applyChanges([{ topic: "signing-keys", key: "*" }]);
  expect(await first).toBe("good");
  await expect(verifyJwt(token)).rejects.toMatchObject({ reason: "TOKEN_SIGNATURE" });
  // For the tests after this one it signs again.
  await query("UPDATE signing_key SET published_until = NULL");
  applyChanges([{ topic: "signing-keys", key: "*" }]);
});
