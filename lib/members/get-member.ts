import { Member } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A member by id; null when they aren't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getMember(actor: Actor | null, id: string): Promise<Member | null> {
  assertKnown(actor);
  const member = isId("Member", id) ? await (await dataSource()).manager.findOneBy(Member, { id }) : null;
  return member && isVisible(actor, "member:read", member.teamId) ? member : null;
}
