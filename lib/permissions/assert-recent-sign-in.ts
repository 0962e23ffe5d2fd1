import { ForbiddenError } from "../errors";
import type { Actor } from "./actor";

/** How long after a sign-in a person may make secrets without proving again who they are, in milliseconds. */
const recentSignIn = 60 * 60 * 1000;

/**
 * Making a secret or giving permissions asks a person for a recent sign-in, so that a browser left open is not enough.
 * @throws ForbiddenError with the reason REAUTHENTICATION_REQUIRED
 */
export function assertRecentSignIn(actor: Actor): void {
  if (actor.type !== "USER" || Date.now() - actor.authenticatedAt.getTime() < recentSignIn) return;
  throw new ForbiddenError(
    "Confirm your password: this makes a secret or gives permissions, and your sign-in is more than an hour old.",
    [],
    "REAUTHENTICATION_REQUIRED",
  );
}
