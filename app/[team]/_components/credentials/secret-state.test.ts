import { expect, it } from "vitest";
import { counts, isRotating, keyState, secretName, secretStates, usedSince } from "./secret-state";

const now = Date.parse("2027-01-10T12:00:00Z");
const day = 86_400_000;
const ends = (days: number) => ({ expiresAt: new Date(now + days * day).toISOString() });
const never = { expiresAt: null };

it("what has an end counts until then", () => {
  expect([never, ends(1), ends(0), ends(-1)].map((one) => counts(one, now))).toEqual([true, true, false, false]);
});

it("a key that ends within two weeks ends soon", () => {
  expect([never, ends(15), ends(14), ends(0)].map((one) => keyState(one, now))).toEqual(["ACTIVE", "ACTIVE", "SOON", "ENDED"]);
});

it("the newest secret in force is the one to use, and those before it are retiring", () => {
  const states = (...secrets: { expiresAt: string | null }[]) => secretStates(secrets, now).map(({ state }) => state);
  expect(states(never)).toEqual(["ACTIVE"]);
  expect(states(never, ends(1), ends(-1))).toEqual(["ACTIVE", "RETIRING", "ENDED"]);
  expect(states(ends(30), ends(20))).toEqual(["ACTIVE", "RETIRING"]);
  // The new one was retired by mistake: the old one has the account for a while.
  expect(states(ends(-1), ends(1))).toEqual(["ENDED", "SOON"]);
  expect(states()).toEqual([]);
  expect([[], [never], [never, ends(-1)], [never, ends(1)]].map((secrets) => isRotating(secrets, now))).toEqual([false, false, false, true]);
});

it("a use counts as one after the rotation also when it was written down up to a minute before", () => {
  const newest = { createdAt: new Date(now).toISOString() };
  const used = (seconds: number | null) => usedSince({ lastUsedAt: seconds === null ? null : new Date(now + seconds * 1000).toISOString() }, newest);
  expect([null, -61, -59, 1].map(used)).toEqual([false, false, true, true]);
});

it("a secret is called by its end", () => {
  expect(secretName({ hint: "a-_9" })).toBe("lks_…a-_9");
  expect(secretName({ hint: "" })).toBe("lks_…");
});
