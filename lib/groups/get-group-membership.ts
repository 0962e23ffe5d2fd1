import { GroupMembership } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A membership of a group by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getGroupMembership(actor: Actor | null, id: string): Promise<GroupMembership | null> {
  assertKnown(actor);
  const membership = isId("GroupMembership", id) ? await (await dataSource()).manager.findOneBy(GroupMembership, { id }) : null;
  return membership && isVisible(actor, "group:read", membership.teamId) ? membership : null;
}
