import { ForbiddenError } from "../errors";
import type { Actor, UserActor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";

/** @throws UnauthenticatedError, and ForbiddenError for service accounts */
export function assertPerson(actor: Actor | null): asserts actor is UserActor {
  assertKnown(actor);
  if (actor.type !== "USER") throw new ForbiddenError("Only people have notifications; what a service account is to be told goes to its webhooks.");
}
