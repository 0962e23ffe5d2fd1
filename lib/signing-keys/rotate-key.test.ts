import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { ageKeys } from "../testing/age-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { useDatabase } from "../testing/use-database";
import { publishAhead } from "./rotate-key";

useDatabase();
afterEach(() => void vi.useRealTimers());

const system = systemActor("Test");
const hour = 60 * 60 * 1000;
/** Moves the clock of this process, and nothing else. */
const moveClock = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const keySet = async () => (await (await send("/.well-known/jwks.json")).json()) as JSONWebKeySet;
const published = async () => (await keySet()).keys.map(({ kid }) => kid);
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

async function makeCaller() {
  const { clientKeys } = await makeAccount(await makeTeam(), { accessTokenLifetime: 86_400 });
  return () => getToken(clientKeys);
}

/** True when our API and anybody with the published keys take the token. */
async function verifies(token: string): Promise<boolean> {
  const { status } = await callApi({ bearer: token }, "{ viewer { id } }");
  const elsewhere = await jwtVerify(token, createLocalJWKSet(await keySet())).then(
    () => true,
    () => false,
  );
  expect(status).toBe(elsewhere ? 200 : 401);
  return elsewhere;
}

describe("rotation of the signing key", () => {
  it("publishes the new key before it signs, and refuses no token on the way", async () => {
    const token = await makeCaller();
    await rotateSigningKey(system, "now");
    const before = await token();
    const next = await rotateSigningKey(system);

    expect(await published()).toEqual(expect.arrayContaining([kidOf(before), next.kid]));
    expect(kidOf(await token())).toBe(kidOf(before));
    await ageKeys(publishAhead - 60_000);
    expect(kidOf(await token())).toBe(kidOf(before));

    await ageKeys(61_000);
    const after = await token();
    expect(kidOf(after)).toBe(next.kid);
    expect(await verifies(before)).toBe(true);
    expect(await verifies(after)).toBe(true);
  });

  it("keeps the old key published until its last token has expired, and not for ever", async () => {
    const token = await makeCaller();
    const old = await rotateSigningKey(system, "now");
    await rotateSigningKey(system);
    await ageKeys(publishAhead - 1000);
    const last = await token();
    expect(kidOf(last)).toBe(old.kid);
    await ageKeys(24 * hour - 2000);
    expect(await verifies(last)).toBe(true);
    await ageKeys(hour);
    expect(await published()).not.toContain(old.kid);
  });

  it("after a leak signs with the new key at once, and refuses whatever the old ones have signed", async () => {
    const token = await makeCaller();
    const retired = await token();
    await rotateSigningKey(system);
    await ageKeys(publishAhead + 1000);
    const before = await token();
    expect(kidOf(before)).not.toBe(kidOf(retired));
    expect(await verifies(before)).toBe(true);

    const next = await rotateSigningKey(system, "leaked");
    const after = await token();
    expect(kidOf(after)).toBe(next.kid);
    expect(await published()).toEqual([next.kid]);
    expect(await verifies(retired)).toBe(false);
    expect(await verifies(before)).toBe(false);
    expect(await verifies(after)).toBe(true);
  });

  it("with immediate effect signs with the new key at once, and keeps the tokens of the old one", async () => {
    const token = await makeCaller();
    const before = await token();
    const next = await rotateSigningKey(system, "now");
    expect(kidOf(await token())).toBe(next.kid);
    expect(await verifies(before)).toBe(true);
  });

  it("after a leak signs on at an instance whose clock is behind", async () => {
    const token = await makeCaller();
    const next = await rotateSigningKey(system, "leaked");
    moveClock(-60_000);
    expect(kidOf(await token())).toBe(next.kid);
  });

  it("with immediate effect overtakes a key that was only announced", async () => {
    const token = await makeCaller();
    const announced = await rotateSigningKey(system);
    const urgent = await rotateSigningKey(system, "now");
    expect(kidOf(await token())).toBe(urgent.kid);
    await ageKeys(publishAhead + 1000);
    expect(kidOf(await token())).toBe(urgent.kid);
    expect(await published()).toContain(announced.kid);
  });

  it("one after another, when several are asked for at once, leaves one newest key", async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => rotateSigningKey(system, "now")));
    const token = await makeCaller();
    const signs = kidOf(await token());
    expect(keys.map(({ kid }) => kid)).toContain(signs);
    expect(await published()).toEqual(expect.arrayContaining(keys.map(({ kid }) => kid)));
  });

  it.each([-3_600_000, 3_600_000])("goes by the database's clock, when that of an instance is off by %i ms", async (offset) => {
    const token = await makeCaller();
    const before = await rotateSigningKey(system, "now");
    const next = await rotateSigningKey(system);
    moveClock(offset);
    expect(kidOf(await token())).toBe(before.kid);
    await ageKeys(publishAhead + 1000);
    expect(kidOf(await token())).toBe(next.kid);
    expect(await published()).toEqual(expect.arrayContaining([before.kid, next.kid]));
  });

  it("leaves the key that signs and the newest the same, whoever of several had to wait", async () => {
    await Promise.all(Array.from({ length: 8 }, () => rotateSigningKey(system, "now")));
    const [newest, ...others] = await query<{ kid: string }>("SELECT kid FROM signing_key WHERE published_until IS NULL");
    expect(others).toEqual([]);
    expect(kidOf(await (await makeCaller())())).toBe(newest!.kid);
  });
});
