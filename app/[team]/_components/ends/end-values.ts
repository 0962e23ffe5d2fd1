/** What a form asks about a token's end. */
export interface EndValues {
  /** Days of a usual lifetime, as text; or one of the choices below. */
  lifetime: string;
  expiresInDays: number | string;
  /** A day of the viewer's calendar, as `2027-02-20`. */
  expiresAt: string;
}

/** Choices of `lifetime` that are no usual lifetime. */
export const ends = { days: "days", date: "date", never: "never", keep: "keep" } as const;

const usual = [7, 30, 60, 90, 180, 365];
const byDefault = 90;
const day = 86_400_000;

const count = (days: number) => (days === 365 ? "1 year" : `${days} ${days === 1 ? "day" : "days"}`);

/** The usual lifetimes that a longest one allows, which is itself among them. @param most in days; null for any */
export function lifetimeOptions(most: number | null): { value: string; label: string }[] {
  const allowed = usual.filter((days) => most === null || days <= most);
  const all = most === null || most > 365 || allowed.includes(most) ? allowed : [...allowed, most];
  return all.map((days) => ({ value: String(days), label: count(days) }));
}

/** What a form begins with: the usual lifetime, or the longest that is allowed. */
export const firstEnd = (most: number | null): EndValues => ({ lifetime: String(Math.min(byDefault, most ?? byDefault)), expiresInDays: "", expiresAt: "" });

/** The end that a form asks for, as the API takes it; nothing for never, and to keep the end that there is. */
export function endInput({ lifetime, expiresInDays, expiresAt }: EndValues): { expiresInDays?: number; expiresAt?: string } {
  if (lifetime === ends.never || lifetime === ends.keep) return {};
  if (lifetime === ends.date) return { expiresAt: endOfDay(expiresAt).toISOString() };
  return { expiresInDays: Number(lifetime === ends.days ? expiresInDays : lifetime) };
}

/** When a token would end that is made now; null for never, undefined while that isn't said. @param now milliseconds since the epoch */
export function endAt(values: EndValues, now: number): Date | null | undefined {
  if (values.lifetime === ends.never) return null;
  if (values.lifetime === ends.keep || endProblems(values, now)) return undefined;
  const { expiresInDays, expiresAt } = endInput(values);
  return expiresAt ? new Date(expiresAt) : new Date(now + (expiresInDays ?? 0) * day);
}

/** The day of the viewer's calendar on which so many days from now end. */
export function dayAfter(days: number, now: number): string {
  const time = new Date(now + days * day);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What is wrong with the end, by field; undefined when nothing is. */
export function endProblems({ lifetime, expiresInDays, expiresAt }: EndValues, now: number): { expiresInDays?: string; expiresAt?: string } | undefined {
  const days = Number(expiresInDays);
  if (lifetime === ends.days && !(Number.isInteger(days) && days >= 1)) return { expiresInDays: "Enter a whole number of days, such as 45." };
  if (lifetime !== ends.date) return undefined;
  const end = endOfDay(expiresAt).getTime();
  if (Number.isNaN(end)) return { expiresAt: "Enter a day." };
  return end <= now ? { expiresAt: "Enter a day that isn't past." } : undefined;
}

/** What a form finds wrong with the end at this moment. */
export const endRules = (values: EndValues): { expiresInDays?: string; expiresAt?: string } => endProblems(values, Date.now()) ?? {};

const endOfDay = (date: string) => new Date(`${date}T23:59:59`);
