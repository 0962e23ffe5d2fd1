import { decodeProtectedHeader } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import { forge } from "../../app/api/testing/forge-token";
import { day, makeRefreshing, now, refresh, refreshed, type Refreshing, works } from "../../app/api/testing/refresh";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { applyChanges } from "../db/changes";
import { query } from "../db/pool";
import { updateTeam } from "../teams/update-team";
import { ageKeys } from "../testing/age-keys";
import { makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { systemActor } from "../permissions/actor";
import { currentKey } from "./key-set";
import { publishAhead } from "./rotate-key";
import { rotateSigningKeys } from "./rotate-keys";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
let team: Team;
let made: Refreshing;
beforeEach(async () => {
  team = await makeTeam();
  await updateTeam(system, team.id, { tokenAlgorithm: "EdDSA" });
  await query("UPDATE installation SET chains_since = NULL");
  await ageKeys(publishAhead + 1000);
  made = await makeRefreshing(team);
});

/** What who has the ES256 key makes, and has signed by the other key in exchange: it looks like everybody's. */
async function launder({ clientId, token }: Refreshing, claims: object = {}): Promise<string> {
  const { kid, privateKey } = await currentKey("ES256");
  const forged = await forge(token, { header: { alg: "ES256", kid }, claims: { jti: crypto.randomUUID(), ...claims }, key: privateKey });
  const clean = await refreshed(clientId, forged);
  expect(decodeProtectedHeader(clean).alg).toBe("EdDSA");
  return clean;
}
const leak = () => rotateSigningKeys(system, { rotation: "leaked", algorithm: "ES256" });
/** As it is some minutes after the leak. */
async function minutesLater(): Promise<void> {
  await query("UPDATE installation SET chains_since = chains_since - interval '3 minutes'");
  applyChanges([{ topic: "signing-keys", key: "*" }]);
}

describe("after a key of one algorithm has leaked", () => {
  it.each([0, 59])("what was got in exchange for a forgery, proved %i s ahead, is dead everywhere, though another key has signed it", async (ahead) => {
    const clean = await launder(made, { auth_time: now() + ahead });
    const later = await refreshed(made.clientId, clean);
    expect([await works(later), await works(later, other.url)]).toEqual([200, 200]);
    await leak();
    await expect.poll(() => works(later, other.url), { interval: 20, timeout: 1_000 }).toBe(401);
    for (const token of [clean, later]) {
      expect(await callWith(token)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
      const asked = await postToken(made.clientKeys, new URLSearchParams({ token }).toString(), { path: "/oauth/introspect" });
      expect(await asked.json()).toEqual({ active: false });
    }
    expect(await refresh(made.clientId, later)).toEqual({
      status: 400,
      error: "invalid_request",
      error_description: "The subject_token is no access token of this client.",
    });
  });

  it("a token of another key that was got by its account's own proof goes on, and isn't refreshed", async () => {
    await leak();
    expect(await works(made.token)).toBe(200);
    expect(await refresh(made.clientId, made.token)).toEqual({
      status: 400,
      error: "invalid_request",
      error_description: "The access token can't be refreshed: a signing key has leaked since, so the account must prove itself again.",
    });
  });

  it("who proves itself again can refresh again", async () => {
    await leak();
    await minutesLater();
    const next = await refreshed(made.clientId, await getToken(made.clientKeys));
    expect([await works(next), await works(next, other.url)]).toEqual([200, 200]);
  });

  it("a rotation without a leak ends nothing", async () => {
    const next = await refreshed(made.clientId, made.token);
    await rotateSigningKeys(system, { rotation: "now" });
    expect(await works(await refreshed(made.clientId, next))).toBe(200);
  });

  it("what is refreshed lasts no longer than its account allows, wherever a forgery says that it begins", async () => {
    const { clientId, token } = made;
    const { kid, privateKey } = await currentKey("ES256");
    const forged = await forge(token, { header: { alg: "ES256", kid }, claims: { jti: "x", auth_time: now() + 10 * day }, key: privateKey });
    expect((await refresh(clientId, forged)).status).toBe(400);
  });
});
