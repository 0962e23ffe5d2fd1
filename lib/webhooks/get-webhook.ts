import { Webhook } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { isVisible } from "../permissions/is-visible";

/** A webhook by id; null when it isn't there for this actor. @throws UnauthenticatedError, ForbiddenError */
export async function getWebhook(actor: Actor | null, id: string): Promise<Webhook | null> {
  assertKnown(actor);
  const webhook = isId("Webhook", id) ? await (await dataSource()).manager.findOneBy(Webhook, { id }) : null;
  return webhook && isVisible(actor, "webhook:read", webhook.teamId) ? webhook : null;
}
