import { AuditEvent } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { UnauthenticatedError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { isVisible } from "../permissions/is-visible";

/** An audit event by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getAuditEvent(actor: Actor | null, id: string): Promise<AuditEvent | null> {
  if (!actor) throw new UnauthenticatedError();
  const event = isId("AuditEvent", id) ? await (await dataSource()).manager.findOneBy(AuditEvent, { id }) : null;
  return event?.teamId && isVisible(actor, "audit:read", event.teamId) ? event : null;
}
