import { NotFoundError } from "../errors";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import type { Permission } from "./catalogue";

/**
 * For reads by id: false when the object belongs to a team that isn't the actor's, and so isn't there for them.
 * @throws ForbiddenError when it is their team's and they may not read it.
 */
export function isVisible(actor: Actor, permission: Permission, teamId: string): boolean {
  try {
    authorize(actor, permission, teamId);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}
