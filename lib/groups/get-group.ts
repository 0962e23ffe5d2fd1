import { Group } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A group by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getGroup(actor: Actor | null, id: string): Promise<Group | null> {
  assertKnown(actor);
  const group = isId("Group", id) ? await (await dataSource()).manager.findOneBy(Group, { id }) : null;
  return group && isVisible(actor, "group:read", group.teamId) ? group : null;
}
