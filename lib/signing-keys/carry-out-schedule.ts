import { log } from "../log";
import { query } from "../db/pool";
import { type Transaction, transaction } from "../db/transaction";
import { systemActor } from "../permissions/actor";
import { lockKeys } from "./lock-keys";
import { algorithmsInUse, withoutNext } from "./published-of";
import { publishAhead, rotateKey } from "./rotate-key";
import { day, readSchedule, writeSchedule } from "./schedule";

const actor = systemActor("Rotation schedule");

/** How long before it signs a key of the schedule is published: a day, so that also those who fetch keys seldom have it; less when keys rotate every day. */
const announceAhead = (everyDays: number | null) => (everyDays === 1 ? day / 2 : day);

/** How often a process looks whether a rotation is due, in milliseconds. */
const interval = 60_000;

/** Announces the keys of a rotation that is near, in a transaction that holds the lock. What was missed while no server ran is made up for, once. */
export async function carryOut(tx: Transaction, now: Date): Promise<void> {
  const { nextRotationAt, everyDays } = await readSchedule(tx.manager);
  if (nextRotationAt === null || nextRotationAt.getTime() > now.getTime() + announceAhead(everyDays)) return;
  const signsFrom = new Date(Math.max(nextRotationAt.getTime(), now.getTime() + publishAhead));
  for (const algorithm of await withoutNext(tx, now, await algorithmsInUse(tx)))
    await rotateKey(tx, actor, algorithm, { rotation: "scheduled", now, signsFrom });
  await writeSchedule(tx, { nextRotationAt: everyDays === null ? null : new Date(signsFrom.getTime() + everyDays * day), everyDays });
}

/** Looks once. Of several instances that do at the same time, one announces, and the others find that it has. */
export async function rotateIfDue(): Promise<void> {
  const [row] = await query<{ due: boolean }>(
    "SELECT coalesce(next_rotation_at <= clock_timestamp() + $1 * interval '1 millisecond', false) AS due FROM installation",
    [day],
  );
  if (!row?.due) return;
  await transaction(async (tx) => carryOut(tx, await lockKeys(tx)));
}

/** Carries out the schedule for as long as the server runs. */
export function startRotating(): { close(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  const look = () => {
    looking = rotateIfDue().catch((error: unknown) =>
      log().warn({ reason: error instanceof Error ? error.message : String(error) }, "signing keys could not be rotated by schedule; it is tried again"),
    );
  };
  look();
  const timer = setInterval(look, interval);
  return {
    close: () => {
      clearInterval(timer);
      return looking;
    },
  };
}
