import { durationText } from "../../../_components/texts/duration-text";

/** The lifetimes of access tokens that are offered, in seconds. */
const offered = [300, 900, 3600, 14_400, 28_800, 86_400];

/** The choice of a lifetime of one's own. */
export const custom = "custom";

export const defaultLifetime = 3600;
const limits = { min: 300, max: 86_400 };

/** A lifetime in a form: one that is offered, or a number of minutes. */
export interface LifetimeValues {
  lifetime: string;
  lifetimeMinutes: number | string;
}

export const lifetimeOptions = [...offered.map((seconds) => ({ value: String(seconds), label: durationText(seconds) })), { value: custom, label: "Custom…" }];

/** The form's values for a lifetime. */
export function lifetimeValues(seconds: number): LifetimeValues {
  return { lifetime: offered.includes(seconds) ? String(seconds) : custom, lifetimeMinutes: Math.round((seconds / 60) * 100) / 100 };
}

/** The seconds that the form says. */
export function lifetimeSeconds({ lifetime, lifetimeMinutes }: LifetimeValues): number {
  return lifetime === custom ? Math.round(Number(lifetimeMinutes) * 60) : Number(lifetime);
}

/** What is wrong with a lifetime of one's own. */
export function lifetimeProblem(values: LifetimeValues): string | null {
  const seconds = lifetimeSeconds(values);
  return seconds >= limits.min && seconds <= limits.max ? null : "Enter a number of minutes from 5 to 1440 (24 hours).";
}
