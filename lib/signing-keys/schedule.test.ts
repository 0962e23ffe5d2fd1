import { beforeEach, describe, expect, it } from "vitest";
import { query } from "../db/pool";
import { InvalidInputError } from "../errors";
import { systemActor } from "../permissions/actor";
import { updateTeam } from "../teams/update-team";
import { ageKeys } from "../testing/age-keys";
import { makeTeam } from "../testing/factories";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { useDatabase } from "../testing/use-database";
import { rotateIfDue } from "./carry-out-schedule";
import { type ListedKey, listSigningKeys } from "./list-keys";
import { publishAhead } from "./rotate-key";
import { rotateSigningKeys } from "./rotate-keys";
import { scheduleKeyRotation, type ScheduleRotationInput } from "./schedule-rotation";

useDatabase();

const system = systemActor("Test");
const minute = 60_000;
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const schedule = (input: ScheduleRotationInput) => scheduleKeyRotation(system, input);
const keys = async () => (await listSigningKeys(system)).keys;
const next = async () => (await keys()).filter(({ state }) => state === "NEXT");
const plan = async () => (await listSigningKeys(system)).schedule;
const daysUntil = (time: Date | null | undefined) => (time ? Math.round(((time.getTime() - Date.now()) / day) * 100) / 100 : null);

/** Lets time pass for keys and schedule. */
async function pass(milliseconds: number): Promise<void> {
  await query("UPDATE installation SET next_rotation_at = next_rotation_at - $1 * interval '1 millisecond'", [milliseconds]);
  await ageKeys(milliseconds);
  await rotateIfDue();
}

beforeEach(async () => {
  await schedule({});
  await rotateSigningKey(system, "leaked");
});

describe("a rotation at a time", () => {
  it("announces the next key a day before it signs, once, and then there is no other", async () => {
    await schedule({ at: inDays(10) });
    expect([await next(), daysUntil((await plan()).nextRotationAt)]).toEqual([[], 10]);
    await pass(8.9 * day);
    expect(await next()).toEqual([]);
    await pass(0.2 * day);
    const [announced] = await next();
    expect(daysUntil(announced!.signsFrom)).toBeCloseTo(0.9, 1);
    expect(await plan()).toEqual({ nextRotationAt: null, everyDays: null });
    await pass(day);
    expect((await keys()).map(({ kid, state }) => [kid === announced!.kid, state])).toEqual([
      [true, "SIGNING"],
      [false, "RETIRING"],
    ]);
    await pass(40 * day);
    expect((await keys()).map(({ kid }) => kid)).toEqual([announced!.kid]);
  });

  it("that is near is announced at once", async () => {
    await schedule({ at: new Date(Date.now() + 20 * minute) });
    const [announced] = await next();
    expect(Math.round((announced!.signsFrom.getTime() - Date.now()) / minute)).toBe(20);
  });

  it("that was missed, because no server ran, is made up for once, with a key that is published before it signs", async () => {
    await schedule({ at: inDays(5), everyDays: 2 });
    await pass(100 * day);
    await rotateIfDue();
    const [announced, ...others] = await next();
    expect(others).toEqual([]);
    expect(announced!.signsFrom.getTime()).toBeGreaterThan(Date.now() + publishAhead - minute);
    expect(daysUntil((await plan()).nextRotationAt)).toBeCloseTo(2, 1);
  });
});

describe("a rotation every so many days", () => {
  it("counts from the key that signs, and goes on", async () => {
    await pass(20 * day);
    await schedule({ everyDays: 30 });
    expect(daysUntil((await plan()).nextRotationAt)).toBeCloseTo(10, 1);
    const signed: string[] = [];
    for (let n = 0; n < 70; n += 1) {
      await pass(day);
      const [current] = (await keys()).filter(({ state }) => state === "SIGNING");
      if (!signed.includes(current!.kid)) signed.push(current!.kid);
    }
    // After 10, 40 and 70 days; the last is announced, or has just begun.
    expect(signed.length).toBeGreaterThanOrEqual(3);
    expect(signed.length).toBeLessThanOrEqual(4);
  });

  it("comes as soon as it can when the key is older already", async () => {
    await pass(20 * day);
    await schedule({ everyDays: 7 });
    const [announced] = await next();
    expect(Math.round((announced!.signsFrom.getTime() - Date.now()) / minute)).toBe(15);
    expect(daysUntil((await plan()).nextRotationAt)).toBeCloseTo(7, 1);
  });

  it("counts anew when somebody has rotated all keys by hand", async () => {
    await schedule({ everyDays: 30 });
    await pass(20 * day);
    await rotateSigningKeys(system, { rotation: "now" });
    expect(daysUntil((await plan()).nextRotationAt)).toBeCloseTo(30, 1);
  });

  it("rotates the keys of every algorithm in use", async () => {
    const team = await makeTeam();
    await updateTeam(system, team.id, { tokenAlgorithm: "EdDSA" });
    await pass(day);
    await schedule({ at: inDays(0.5), everyDays: 30 });
    expect((await next()).map(({ algorithm }) => algorithm).sort()).toEqual(["ES256", "EdDSA"]);
    await updateTeam(system, team.id, { tokenAlgorithm: "ES256" });
    expect((await next()).map(({ algorithm }) => algorithm)).toEqual(["ES256"]);
  });

  it("announces one key, however many instances look at the same time", async () => {
    await schedule({ at: inDays(1.5), everyDays: 30 });
    await query("UPDATE installation SET next_rotation_at = now() + interval '1 hour'");
    await Promise.all(Array.from({ length: 8 }, () => rotateIfDue()));
    expect(await next()).toHaveLength(1);
    expect(daysUntil((await plan()).nextRotationAt)).toBeCloseTo(30, 1);
  });

  it("ends when it is taken back", async () => {
    await schedule({ everyDays: 30 });
    await schedule({});
    await pass(100 * day);
    expect(await next()).toEqual([]);
  });
});

describe("what is refused", () => {
  it.each<[string, ScheduleRotationInput, string]>([
    ["a time that is past", { at: inDays(-1) }, "at"],
    ["a time before products could have fetched the key", { at: new Date(Date.now() + 10 * minute) }, "at"],
    ["a time too far ahead", { at: inDays(731) }, "at"],
    ["no days", { everyDays: 0 }, "everyDays"],
    ["days below zero", { everyDays: -5 }, "everyDays"],
    ["half a day", { everyDays: 0.5 }, "everyDays"],
    ["too many days", { everyDays: 731 }, "everyDays"],
  ])("%s, and nothing is changed", async (_, input, field) => {
    const before = await plan();
    const refused = await schedule(input).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInputError);
    expect((refused as InvalidInputError).issues).toMatchObject([{ field: ["input", field], code: "INVALID" }]);
    expect(await plan()).toEqual(before);
  });

  it("a second next key", async () => {
    await rotateSigningKeys(system);
    const [announced] = await next();
    await expect(rotateSigningKeys(system)).rejects.toThrow("The next key is published already");
    expect(await next()).toMatchObject([{ kid: announced!.kid } satisfies Partial<ListedKey>]);
    // But an urgent one comes before it.
    const [urgent] = await rotateSigningKeys(system, { rotation: "now" });
    expect((await keys()).map(({ kid, state }) => [kid, state])).toEqual(
      expect.arrayContaining([
        [urgent!.kid, "SIGNING"],
        [announced!.kid, "RETIRING"],
      ]),
    );
  });

  it("keys of an algorithm that nobody has", async () => {
    await expect(rotateSigningKeys(system, { algorithm: "EdDSA" })).rejects.toThrow("No team has its tokens signed with EdDSA");
  });
});

describe("after a leak", () => {
  it("keys of an algorithm that nobody has any more are withdrawn too", async () => {
    const team = await makeTeam();
    await updateTeam(system, team.id, { tokenAlgorithm: "EdDSA" });
    await ageKeys(publishAhead + minute);
    await updateTeam(system, team.id, { tokenAlgorithm: "ES256" });
    expect((await keys()).map(({ algorithm, state }) => [algorithm, state])).toContainEqual(["EdDSA", "RETIRING"]);
    await rotateSigningKeys(system, { rotation: "leaked" });
    expect((await keys()).map(({ algorithm, state }) => [algorithm, state])).toEqual([["ES256", "SIGNING"]]);
  });
});
