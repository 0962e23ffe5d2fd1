import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { permissionsIn } from "../permissions/authorize";
import { assertKnown } from "../permissions/assert-known";

/**
 * The team that a call is about: a service account's own by default; a person names it.
 * @throws UnauthenticatedError, InvalidInputError when a person names none, NotFoundError when it isn't the actor's.
 */
export function resolveTeam(actor: Actor | null, teamId: string | null | undefined, field = ["teamId"]): string {
  assertKnown(actor);
  const id = teamId ?? (actor.type === "SERVICE_ACCOUNT" ? actor.teamId : undefined);
  if (id === undefined) throw new InvalidInputError([{ field, message: "Name the team: you may be a member of several.", code: "REQUIRED" }]);
  if (!isId("Team", id) || permissionsIn(actor, id) === undefined) throw new NotFoundError("team", field);
  return id;
}
