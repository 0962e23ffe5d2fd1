import { AuditEvent } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { isVisible } from "../permissions/is-visible";
import { assertKnown } from "../permissions/assert-known";

/** An audit event by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getAuditEvent(actor: Actor | null, id: string): Promise<AuditEvent | null> {
  assertKnown(actor);
  const event = isId("AuditEvent", id) ? await (await dataSource()).manager.findOneBy(AuditEvent, { id }) : null;
  return event?.teamId && isVisible(actor, "audit:read", event.teamId) ? event : null;
}
