import { Invitation } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** An invitation by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getInvitation(actor: Actor | null, id: string): Promise<Invitation | null> {
  assertKnown(actor);
  const invitation = isId("Invitation", id) ? await (await dataSource()).manager.findOneBy(Invitation, { id }) : null;
  return invitation && isVisible(actor, "member:read", invitation.teamId) ? invitation : null;
}
