import { Webhook } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { lockWebhook, webhookTarget } from "./lock-webhook";

/** Has events no longer sent there, and forgets what was. */
export async function deleteWebhook(actor: Actor | null, id: string): Promise<Webhook> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const webhook = await lockWebhook(tx, actor, "webhook:delete", id);
    await tx.manager.delete(Webhook, { id });
    await recordEvent(tx, actor, { action: "webhook.delete", ...webhookTarget(webhook), details: { to: webhook.target } });
    return webhook;
  });
}
