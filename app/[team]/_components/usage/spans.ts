const hour = 3_600_000;

/** The stretches of time that use can be looked at, by their name in the URL; the first one needs none. */
export const spans = [
  { value: "48h", label: "48 hours", each: "hour", by: "HOUR", step: hour, count: 48 },
  { value: "30d", label: "30 days", each: "day", by: "DAY", step: 24 * hour, count: 30 },
] as const;

export type Span = (typeof spans)[number];

export const spanOf = (value: string): Span => spans.find((span) => span.value === value) ?? spans[0];

/** When a span begins that ends with the hour or day under way. */
export const spanStart = ({ step, count }: Span, now: number): string => new Date((Math.floor(now / step) + 1 - count) * step).toISOString();

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const localWeekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const localDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** An hour of the person's own clock, or a day, which is counted in UTC. */
export function pointTitle(at: string, { by, step }: Span): string {
  const start = new Date(at);
  if (by === "DAY") return `${weekday.format(start)} (UTC)`;
  return `${localWeekday.format(start)}, ${clock.format(start)} to ${clock.format(start.getTime() + step)}`;
}

/** What stands below some of the points: noons and midnights, or the days by the week. */
export function axisMarks(points: readonly { at: string }[], { by }: Span): { index: number; text: string }[] {
  if (by === "DAY") {
    const last = points.length - 1;
    return points.flatMap(({ at }, index) => ((last - index) % 7 === 0 ? [{ index, text: day.format(new Date(at)) }] : []));
  }
  return points.flatMap(({ at }, index) => {
    const start = new Date(at);
    if (start.getHours() % 12 !== 0) return [];
    return [{ index, text: start.getHours() === 0 ? localDay.format(start) : clock.format(start) }];
  });
}
