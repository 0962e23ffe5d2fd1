/** What a form asks about how long the present secrets stay in force. */
export interface GraceValues {
  /** Seconds of a usual grace, as text; or `days` for a number of one's own. */
  grace: string;
  graceDays: number | string;
}

const hour = 3600;
const day = 86_400;

/** The longest grace, in days. */
export const mostGraceDays = 30;

/** The choice of `grace` that asks for a number of days. */
export const ownDays = "days";

/** The choice that ends the present secrets at once. */
export const noGrace = "0";

export const graceOptions = [
  { value: noGrace, label: "No time: they stop at once" },
  { value: String(hour), label: "1 hour" },
  { value: String(day), label: "1 day" },
  { value: String(3 * day), label: "3 days" },
  { value: String(7 * day), label: "7 days" },
  { value: String(14 * day), label: "14 days" },
  { value: String(mostGraceDays * day), label: "30 days" },
  { value: ownDays, label: "A number of days…" },
];

/** A day: a night's jobs have run by then, and what was forgotten is found while somebody still thinks of it. */
export const firstGrace: GraceValues = { grace: String(day), graceDays: "" };

/** The grace that a form asks for in seconds; undefined while that isn't said. */
export function graceSeconds({ grace, graceDays }: GraceValues): number | undefined {
  if (grace !== ownDays) return Number(grace);
  return graceProblem({ grace, graceDays }) === null ? Number(graceDays) * day : undefined;
}

/** What is wrong with the number of days; null when nothing is. */
export function graceProblem({ grace, graceDays }: GraceValues): string | null {
  if (grace !== ownDays) return null;
  const days = Number(graceDays);
  return graceDays !== "" && Number.isInteger(days) && days >= 0 && days <= mostGraceDays ? null : `Enter a whole number of days from 0 to ${mostGraceDays}.`;
}

/** When a secret stops after a rotation: at the end of the grace, or when it would have ended before. @param now milliseconds since the epoch */
export function endAfterGrace(expiresAt: string | null, seconds: number, now: number): Date {
  const end = now + seconds * 1000;
  return new Date(expiresAt === null ? end : Math.min(end, Date.parse(expiresAt)));
}
