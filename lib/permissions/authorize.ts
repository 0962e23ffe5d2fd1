import { ForbiddenError, NotFoundError, UnauthenticatedError } from "../errors";
import { countPermission } from "../usage/counters";
import type { Actor } from "./actor";
import { type Permission, permissionDefinition } from "./catalogue";

/** The permissions of an actor in a team; undefined when the team isn't theirs, and so isn't there for them. */
export function permissionsIn(actor: Actor, teamId: string): ReadonlySet<string> | "all" | undefined {
  switch (actor.type) {
    case "SYSTEM":
      return "all";
    case "SERVICE_ACCOUNT":
      return actor.teamId === teamId ? actor.permissions : undefined;
    case "USER":
      return actor.memberships.find((membership) => membership.teamId === teamId)?.permissions;
  }
}

/** True when the actor holds the permission in the team. Undeclared means no. */
export function can(actor: Actor, permission: Permission, teamId: string): boolean {
  const held = permissionsIn(actor, teamId);
  return held === "all" || (held?.has(permission) ?? false);
}

/**
 * The gate of every use case, its first line: the actor must hold the permission in the team.
 * @param what the object asked for; it is missing for an actor of another team.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export function authorize(actor: Actor | null, permission: Permission, teamId: string, what = "team", field = ["teamId"]): asserts actor is Actor {
  if (!actor) throw new UnauthenticatedError();
  if (permissionsIn(actor, teamId) === undefined) throw new NotFoundError(what, field);
  if (!can(actor, permission, teamId)) throw missing(actor, permission);
  if (actor.type === "SERVICE_ACCOUNT") countPermission({ teamId, accountId: actor.id, credentialId: actor.token?.id }, permission);
}

function missing(actor: Actor, permission: Permission): ForbiddenError {
  const named = `“${permissionDefinition(permission)?.title}” (${permission})`;
  if (actor.type === "SERVICE_ACCOUNT" && actor.accountPermissions?.has(permission))
    return new ForbiddenError(
      `The scopes of this API token leave out the permission ${named}, which its service account holds. Add it to the token.`,
      [permission],
      "MISSING_SCOPE",
    );
  const who = actor.type === "SERVICE_ACCOUNT" ? "This service account's token doesn't hold" : "You don't hold";
  return new ForbiddenError(
    `${who} the permission ${named} in this team. It can be given by whoever holds it and may assign roles, such as an owner of the team.`,
    [permission],
  );
}
