import { expect, it } from "vitest";
import { axisMarks, pointTitle, spanOf, spans, spanStart } from "./spans";

const [hours, days] = spans;
const now = Date.parse("2026-05-04T12:03:20.000Z");

const pointsFrom = (start: string, step: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ at: new Date(Date.parse(start) + n * step).toISOString(), calls: 0, refusals: 0 }));

it("spans whole hours and days, the one under way included", () => {
  expect(spanStart(hours, now)).toBe("2026-05-02T13:00:00.000Z");
  expect(spanStart(days, now)).toBe("2026-04-05T00:00:00.000Z");
  expect(spanOf("fortnight")).toBe(hours);
});

it("names days as they are counted, in UTC", () => {
  expect(pointTitle("2026-05-04T00:00:00.000Z", days)).toMatch(/^Mon,? 4 May \(UTC\)$/);
});

it("marks the last day and those a week apart", () => {
  const marks = axisMarks(pointsFrom(spanStart(days, now), days.step, days.count), days);
  expect(marks.map(({ text }) => text)).toEqual(["6 Apr", "13 Apr", "20 Apr", "27 Apr", "4 May"]);
  expect(marks.at(-1)?.index).toBe(29);
});

it("marks noon and midnight of the person's own clock", () => {
  const marks = axisMarks(pointsFrom(spanStart(hours, now), hours.step, hours.count), hours);
  expect(marks).toHaveLength(4);
  expect(marks.filter(({ text }) => text === "12:00")).toHaveLength(2);
});
