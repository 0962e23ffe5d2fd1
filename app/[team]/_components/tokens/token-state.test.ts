import { expect, it } from "vitest";
import { shownState } from "./token-state";

const now = Date.parse("2026-11-22T12:00:00Z");

it.each([
  ["ACTIVE", null, "ACTIVE"],
  ["ACTIVE", "2027-11-22T12:00:00Z", "ACTIVE"],
  ["ACTIVE", "2026-12-06T12:00:00Z", "SOON"],
  ["ACTIVE", "2026-12-06T12:00:01Z", "ACTIVE"],
  // It came to its end while the page was open.
  ["ACTIVE", "2026-11-22T12:00:00Z", "EXPIRED"],
  ["EXPIRED", "2026-11-01T12:00:00Z", "EXPIRED"],
  ["REVOKED", "2026-11-23T12:00:00Z", "REVOKED"],
] as const)("a token that is %s and ends at %s is shown as %s", (state, expiresAt, shown) => expect(shownState({ state, expiresAt }, now)).toBe(shown));
