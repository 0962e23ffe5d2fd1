import { expect, it } from "vitest";
import { isAllowed } from "./ensure-node-version.mjs";

const range = "^20.19.0 || ^22.13.0 || >=24.11.0";

it.each(["20.19.0", "20.20.2", "22.13.0", "22.23.3", "24.11.0", "24.11.1", "25.0.0"])("allows Node %s", (version) => {
  expect(isAllowed(version, range)).toBe(true);
});

it.each(["18.20.8", "20.18.9", "21.9.0", "22.12.9", "23.11.0", "24.10.0"])("refuses Node %s", (version) => {
  expect(isAllowed(version, range)).toBe(false);
});
