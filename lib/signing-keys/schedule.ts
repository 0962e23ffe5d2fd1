import { Installation } from "../../entities/index";
import type { Transaction } from "../db/transaction";

/** When signing keys rotate by themselves. */
export interface RotationSchedule {
  /** When the next keys begin to sign; null for never. */
  nextRotationAt: Date | null;
  /** Every how many days after that; null for once. */
  everyDays: number | null;
}

/** From every day to every two years. */
export const everyDaysLimits = { min: 1, max: 730 } as const;

export const day = 86_400_000;

/** The schedule as it stands. */
export async function readSchedule(manager: Transaction["manager"]): Promise<RotationSchedule> {
  const { nextRotationAt, rotationDays } = await manager.findOneByOrFail(Installation, { id: true });
  return { nextRotationAt, everyDays: rotationDays };
}

/** Says when the keys are rotated next, and how many days apart from then on. */
export async function writeSchedule(tx: Transaction, { nextRotationAt, everyDays }: RotationSchedule): Promise<void> {
  await tx.manager.update(Installation, { id: true }, { nextRotationAt, rotationDays: everyDays });
}

/** Counts the days of an automatic rotation from new keys that somebody else has made. */
export async function restartSchedule(tx: Transaction, signsFrom: Date): Promise<void> {
  const { everyDays } = await readSchedule(tx.manager);
  if (everyDays !== null) await writeSchedule(tx, { nextRotationAt: new Date(signsFrom.getTime() + everyDays * day), everyDays });
}
