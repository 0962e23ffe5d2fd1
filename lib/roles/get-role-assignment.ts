import { RoleAssignment } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A role assignment by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getRoleAssignment(actor: Actor | null, id: string): Promise<RoleAssignment | null> {
  assertKnown(actor);
  const assignment = isId("RoleAssignment", id) ? await (await dataSource()).manager.findOneBy(RoleAssignment, { id }) : null;
  return assignment && isVisible(actor, "role:read", assignment.teamId) ? assignment : null;
}
