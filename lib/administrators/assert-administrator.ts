import { ForbiddenError, UnauthenticatedError } from "../errors";
import type { Actor } from "../permissions/actor";

/** True for people who administer the installation, and for Latchkey itself. A service account never does: it belongs to a team. */
export function isAdministrator(actor: Actor): boolean {
  return actor.type === "SYSTEM" || (actor.type === "USER" && actor.administrator);
}

/**
 * The gate of what concerns the installation as a whole, and no team in particular.
 * @throws UnauthenticatedError, ForbiddenError with the reason ADMINISTRATOR_REQUIRED
 */
export function assertAdministrator(actor: Actor | null): asserts actor is Actor {
  if (!actor) throw new UnauthenticatedError();
  if (isAdministrator(actor)) return;
  throw new ForbiddenError(
    actor.type === "SERVICE_ACCOUNT"
      ? "This concerns the whole installation, and a service account belongs to a team. An administrator of the installation can do it."
      : "This concerns the whole installation: only its administrators may do it. Whoever runs it makes you one with: latchkey administrator add.",
    [],
    "ADMINISTRATOR_REQUIRED",
  );
}
