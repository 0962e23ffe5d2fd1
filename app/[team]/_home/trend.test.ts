import { expect, it } from "vitest";
import { trend } from "./trend";

it.each([
  [0, 0, "None a week ago either"],
  [12, 12, "As many as a week ago"],
  [12, 0, "None a week ago"],
  [112, 100, "12% more than a week ago"],
  [75, 100, "25% fewer than a week ago"],
  [0, 40, "100% fewer than a week ago"],
  [1001, 1000, "1,000 a week ago"],
  [3, 2, "2 a week ago"],
  [50_000, 100, "100 a week ago"],
])("compares %i with %i", (today, weekAgo, text) => expect(trend(today, weekAgo)).toBe(text));
