import { z } from "zod";
import { assertAdministrator } from "../administrators/assert-administrator";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { carryOut } from "./carry-out-schedule";
import { lockKeys } from "./lock-keys";
import { publishAhead } from "./rotate-key";
import { day, everyDaysLimits, readSchedule, type RotationSchedule, writeSchedule } from "./schedule";

const { min, max } = everyDaysLimits;
const daysMessage = `Keys can rotate every ${min} to ${max} days, in whole days.`;
const schema = z.object({
  everyDays: z.number(daysMessage).int(daysMessage).min(min, daysMessage).max(max, daysMessage).nullish(),
});

export interface ScheduleRotationInput {
  /** When the next keys begin to sign; when left out, that follows from the days. */
  at?: Date | null;
  everyDays?: number | null;
}

/**
 * Says when signing keys rotate by themselves: at a time, every so many days, or both; with neither, never. A next key that is announced already stays.
 * @throws ForbiddenError for all but administrators of the installation, InvalidInputError
 */
export async function scheduleKeyRotation(actor: Actor | null, input: ScheduleRotationInput): Promise<RotationSchedule> {
  assertAdministrator(actor);
  assertRecentSignIn(actor);
  const everyDays = parseInput(schema, { everyDays: input.everyDays }).everyDays ?? null;
  return transaction(async (tx) => {
    const now = await lockKeys(tx);
    const before = await readSchedule(tx.manager);
    const at = input.at ?? null;
    if (at !== null) assertInReach(at, now);
    const nextRotationAt = at ?? (everyDays === null ? null : await afterDays(tx, everyDays, now));
    await writeSchedule(tx, { nextRotationAt, everyDays });
    await recordEvent(tx, actor, {
      action: "signing-key.schedule",
      teamId: null,
      target: { type: "Installation", id: "installation", name: "Signing keys" },
      details: { nextRotationAt: { from: before.nextRotationAt, to: nextRotationAt }, everyDays: { from: before.everyDays, to: everyDays } },
    });
    // What is near enough is announced at once, so that whoever asked sees it.
    await carryOut(tx, now);
    return readSchedule(tx.manager);
  });
}

function assertInReach(at: Date, now: Date): void {
  const refuse = (message: string) => new InvalidInputError([{ field: ["input", "at"], message, code: "INVALID" }]);
  if (at.getTime() < now.getTime() + publishAhead - 60_000)
    throw refuse("A new key is published 15 minutes before it signs. Choose a time at least 15 minutes from now, or rotate at once.");
  if (at.getTime() > now.getTime() + max * day) throw refuse(`Choose a time within ${max} days.`);
}

/** When keys are as old as they may get: those that sign now count, and what is overdue comes as soon as it can. */
async function afterDays(tx: Transaction, everyDays: number, now: Date): Promise<Date> {
  const [row] = await tx.manager.query<{ oldest: Date }[]>("SELECT min(signs_from) AS oldest FROM signing_key WHERE published_until IS NULL");
  return new Date(Math.max(row!.oldest.getTime() + everyDays * day, now.getTime() + publishAhead));
}
