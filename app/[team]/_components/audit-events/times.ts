/** Stretches of time to choose from, by their name in the URL. */
export const timePresets = [
  { value: "1h", label: "Last hour", hours: 1 },
  { value: "24h", label: "Last 24 hours", hours: 24 },
  { value: "7d", label: "Last 7 days", hours: 7 * 24 },
  { value: "30d", label: "Last 30 days", hours: 30 * 24 },
];

const grain = 300_000;

/** When a stretch that ends now began: a few minutes early, so that one question is asked for a while instead of another each second. */
export function startOf(preset: string, now: number): string | undefined {
  const hours = timePresets.find(({ value }) => value === preset)?.hours;
  return hours === undefined ? undefined : new Date(Math.floor((now - hours * 3_600_000) / grain) * grain).toISOString();
}

/** Midnight at the beginning of a day of the person's own calendar, `daysLater` after it. Undefined for what is no date. */
export function dayStart(date: string, daysLater = 0): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (!year) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(day) + daysLater);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

/** The range that the URL names: a stretch that ends now, or days, the last of them included. */
export function timeRange({ time, from, until }: { time: string; from: string; until: string }, now: number): { from?: string; until?: string } {
  const start = startOf(time, now) ?? dayStart(from);
  const end = time ? undefined : dayStart(until, 1);
  return { ...(start && { from: start }), ...(end && { until: end }) };
}
