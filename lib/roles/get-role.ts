import { Role } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { isVisible } from "../permissions/is-visible";
import { assertKnown } from "../permissions/assert-known";

/** A role by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getRole(actor: Actor | null, id: string): Promise<Role | null> {
  assertKnown(actor);
  const role = isId("Role", id) ? await (await dataSource()).manager.findOneBy(Role, { id }) : null;
  return role && isVisible(actor, "role:read", role.teamId) ? role : null;
}
