import type { AuditPolicy } from "../audit-policy";

export interface AuditPolicyValues {
  keep: "ever" | "days";
  days: number | string;
}

/** The shortest and the longest time that events can be kept, in days. */
export const retentionLimits = { min: 30, max: 36_500 } as const;

/** A year, which is what most rules ask for, stands in the field of a team that keeps its events for good. */
export const policyValues = ({ retentionDays }: AuditPolicy): AuditPolicyValues => ({
  keep: retentionDays === null ? "ever" : "days",
  days: retentionDays ?? 365,
});

/** For how many days events are kept by what was entered; null for good. */
export const daysOf = ({ keep, days }: AuditPolicyValues): number | null => (keep === "ever" ? null : Number(days));

/** What is wrong with the days, or null. */
export function daysProblem(days: number | string, { keep }: AuditPolicyValues): string | null {
  if (keep === "ever") return null;
  const { min, max } = retentionLimits;
  const count = Number(days);
  return days !== "" && Number.isInteger(count) && count >= min && count <= max
    ? null
    : `Enter a whole number of days, from ${min} to ${max.toLocaleString("en")}.`;
}

/** Whether events that are kept now would go. */
export const isShorter = (days: number | null, now: number | null): boolean => days !== null && (now === null || days < now);

/** Since when events are kept, by a number of days before a moment. */
export const keptSince = (days: number, now: number): string => new Date(now - days * 86_400_000).toISOString();
