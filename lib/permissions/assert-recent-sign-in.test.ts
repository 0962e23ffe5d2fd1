import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "../ids";
import { systemActor } from "./actor";
import { assertRecentSignIn } from "./assert-recent-sign-in";
import { accountIn, personIn } from "./testing/actors";

const teamId = newId("Team");
const hour = 3_600_000;
beforeEach(() => void vi.useFakeTimers({ now: 100 * hour }));
afterEach(() => void vi.useRealTimers());

const signedIn = (ago: number) => ({ ...personIn(teamId, []), authenticatedAt: new Date(Date.now() - ago) });

it("a person makes secrets for an hour after signing in, and is asked again then", () => {
  expect(() => assertRecentSignIn(signedIn(hour - 1))).not.toThrow();
  expect(() => assertRecentSignIn(signedIn(hour))).toThrow(expect.objectContaining({ reason: "REAUTHENTICATION_REQUIRED", requiredPermissions: [] }));
});

it("programs and Latchkey itself never sign in, and are never asked", () => {
  for (const actor of [accountIn(teamId, []), systemActor()]) expect(() => assertRecentSignIn(actor)).not.toThrow();
});
