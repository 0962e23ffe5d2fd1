import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { callWith } from "../../app/api/testing/call-from";
import type { ServiceAccount, SigningKey } from "../../entities/index";
import { getApiToken } from "../api-tokens/get-api-token";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { useDatabase } from "../testing/use-database";
import { holdKey } from "./hold-key";

useDatabase();

const system = systemActor("Test");
const day = 86_400_000;
let account: ServiceAccount;
beforeAll(async () => {
  ({ account } = await makeAccount(await makeTeam()));
});

const jwt = (expiresInDays = 365) => makeToken(account, { format: "JWT", expiresInDays });
const publishedUntil = async (kid: string) => {
  const [row] = await query<{ until: Date | null }>("SELECT published_until AS until FROM signing_key WHERE kid = $1", [kid]);
  return row!.until === null ? null : Math.round((row!.until.getTime() - Date.now()) / day);
};
async function verifiesOffline(token: string): Promise<boolean> {
  const keys = (await (await send("/.well-known/jwks.json")).json()) as JSONWebKeySet;
  return jwtVerify(token, createLocalJWKSet(keys)).then(
    () => true,
    () => false,
  );
}

describe("a key that has signed API tokens", () => {
  it("stays published, when another follows, until the last of them that wasn't revoked has ended", async () => {
    const old = await rotateSigningKey(system, "now");
    const kept = await jwt(400);
    await jwt(100);
    const revoked = await jwt(3_000);
    expect(kept.token.signingKid).toBe(old.kid);
    await revokeApiToken(system, revoked.token.id);
    const next = await rotateSigningKey(system, "now");
    await rotateSigningKey(system);
    expect(await publishedUntil(old.kid)).toBe(400);
    expect(await publishedUntil(next.kid)).toBe(1);
    expect([await verifiesOffline(kept.plainToken), (await callWith(kept.plainToken)).status]).toEqual([true, 200]);
  });

  it("stays for those too that it signs after its successor was made and before that signs", async () => {
    const old = await rotateSigningKey(system, "now");
    await rotateSigningKey(system);
    expect(await publishedUntil(old.kid)).toBe(1);
    const { token } = await jwt(500);
    expect(token.signingKid).toBe(old.kid);
    await jwt(5);
    expect(await publishedUntil(old.kid)).toBe(500);
  });

  it("is waited for by a rotation while it signs", async () => {
    const old = await rotateSigningKey(system, "now");
    let rotation: Promise<SigningKey> | undefined;
    let done = false;
    await transaction(async (tx) => {
      expect((await holdKey(tx, new Date(Date.now() + 10 * day))).kid).toBe(old.kid);
      rotation = rotateSigningKey(system, "now").finally(() => (done = true));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(done).toBe(false);
    });
    await rotation;
    expect(decodeProtectedHeader((await jwt()).plainToken).kid).toBe((await rotation!).kid);
  });
});

it("after a leak all that the keys have signed is dead everywhere, the entries say so, and a reset brings them back", async () => {
  const ofRetired = await jwt();
  await rotateSigningKey(system, "now");
  const ofCurrent = await jwt();
  const opaque = await makeToken(account);
  const revoked = await jwt();
  await revokeApiToken(system, revoked.token.id);
  const fresh = await rotateSigningKey(system, "leaked");
  for (const { token, plainToken } of [ofRetired, ofCurrent]) {
    expect(await verifiesOffline(plainToken)).toBe(false);
    expect(await callWith(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_SIGNATURE" });
    const entry = await getApiToken(system, token.id);
    expect(entry).toMatchObject({ revokedAt: null, expiresAt: entry!.keyWithdrawnAt, keyWithdrawnAt: expect.any(Date) });
    const events = await query<{ action: string }>("SELECT action FROM audit_event WHERE target_id = $1 AND team_id = $2 ORDER BY id", [
      token.id,
      account.teamId,
    ]);
    expect(events.map(({ action }) => action)).toEqual(["api-token.create", "api-token.withdraw"]);
    const again = await resetApiToken(system, token.id, { expiresInDays: 30 });
    expect(again.token).toMatchObject({ signingKid: fresh.kid, keyWithdrawnAt: null });
    expect((await callWith(again.plainToken)).status).toBe(200);
  }
  expect((await getApiToken(system, revoked.token.id))!.keyWithdrawnAt).toBeNull();
  expect((await callWith(opaque.plainToken)).status).toBe(200);
});
