import type { SigningKeyRing } from "./queries";

/** What the form of the schedule holds. */
export interface ScheduleValues {
  kind: "never" | "once" | "every";
  days: number | string;
  /** As a `datetime-local` field has it; of a repetition empty for the time at which the present keys are that old. */
  at: string;
}

const day = 86_400_000;
const ahead = 15 * 60_000;

/** A time as a `datetime-local` field has it: in the viewer's zone, to the minute. */
export function localText(time: number): string {
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The schedule as it stands, as the form begins. */
export function firstValues({ nextRotationAt, rotateEveryDays }: SigningKeyRing, now: number): ScheduleValues {
  const days = rotateEveryDays ?? 90;
  if (nextRotationAt === null) return { kind: "every", days, at: "" };
  return { kind: rotateEveryDays === null ? "once" : "every", days, at: localText(Math.max(Date.parse(nextRotationAt), now + ahead)) };
}

/** When the next keys would sign by what is in the form; undefined while that can't be told. */
export function nextBy({ keys }: SigningKeyRing, { kind, days, at }: ScheduleValues, now: number): Date | undefined {
  if (kind === "never") return undefined;
  if (at !== "") return new Date(at);
  if (kind === "once" || !isDays(days)) return undefined;
  const oldest = Math.min(...keys.filter(({ publishedUntil }) => publishedUntil === null).map(({ signsFrom }) => Date.parse(signsFrom)));
  return new Date(Math.max(oldest + Number(days) * day, now + ahead));
}

export const isDays = (days: number | string): boolean => days !== "" && Number.isInteger(Number(days)) && Number(days) >= 1 && Number(days) <= 730;
