import type { NotificationPolicy } from "../notification-policy";

export interface WarningValues {
  warn: "ahead" | "never";
  /** How many days before something ends, with commas between. */
  expiryDays: string;
}

/** The longest time ahead, in days, and how many warnings there can be. */
export const dayLimits = { longest: 90, most: 5 } as const;

/** What a team that is never warned finds in the field when it changes its mind. */
const usual = [30, 7, 1];

/** What the form begins with. */
export const warningValues = ({ expiryDays }: NotificationPolicy): WarningValues => ({
  warn: expiryDays.length > 0 ? "ahead" : "never",
  expiryDays: (expiryDays.length > 0 ? expiryDays : usual).join(", "),
});

const parts = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** What the form says, to be sent. */
export const daysOf = ({ warn, expiryDays }: WarningValues): number[] => (warn === "never" ? [] : parts(expiryDays).map(Number));

/** What is wrong with the days, or null. */
export function daysProblem(text: string, { warn }: WarningValues): string | null {
  if (warn === "never") return null;
  const days = parts(text);
  const { longest, most } = dayLimits;
  if (days.length === 0) return "Enter at least one number of days, or choose not to be warned.";
  const wrong = days.find((day) => !/^\d+$/.test(day) || Number(day) < 1 || Number(day) > longest);
  if (wrong !== undefined) return `“${wrong}” isn't a whole number of days from 1 to ${longest}.`;
  return new Set(days.map(Number)).size > most ? `At most ${most} warnings are possible.` : null;
}

/** When a team is warned, in a sentence. */
export function warningText(expiryDays: readonly number[]): string {
  if (expiryDays.length === 0) return "Nobody is warned of what ends.";
  const last = expiryDays.at(-1)!;
  const all = expiryDays.length === 1 ? String(last) : `${expiryDays.slice(0, -1).join(", ")} and ${last}`;
  return `People and webhooks are warned ${all} ${last === 1 ? "day" : "days"} ahead.`;
}
