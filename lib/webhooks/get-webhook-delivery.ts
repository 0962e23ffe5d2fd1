import { WebhookDelivery } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A delivery by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getWebhookDelivery(actor: Actor | null, id: string): Promise<WebhookDelivery | null> {
  assertKnown(actor);
  const delivery = isId("WebhookDelivery", id) ? await (await dataSource()).manager.findOneBy(WebhookDelivery, { id }) : null;
  return delivery && isVisible(actor, "webhook:read", delivery.teamId) ? delivery : null;
}
