import { expect, it } from "vitest";
import { dayStart, startOf, timeRange } from "./times";

const now = Date.parse("2026-05-04T12:03:20.000Z");
const none = { time: "", from: "", until: "" };

it("begins a stretch a few minutes early rather than late", () => {
  expect(startOf("24h", now)).toBe("2026-05-03T12:00:00.000Z");
  expect(startOf("fortnight", now)).toBeUndefined();
});

it("includes the last day of a range", () => {
  const range = timeRange({ ...none, from: "2026-02-27", until: "2026-02-28" }, now);
  expect(range).toEqual({ from: new Date(2026, 1, 27).toISOString(), until: new Date(2026, 2, 1).toISOString() });
});

it("takes a stretch before days, and nothing for what it can't read", () => {
  expect(timeRange({ time: "1h", from: "2026-01-01", until: "2026-01-02" }, now)).toEqual({ from: "2026-05-04T11:00:00.000Z" });
  expect(timeRange({ ...none, from: "yesterday" }, now)).toEqual({});
  expect(dayStart("2026-1-1")).toBeUndefined();
});
