import { Webhook } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { giveUpPending } from "./delivery-states";
import { lockWebhook, webhookTarget } from "./lock-webhook";

/** Has events sent again, or no longer. What happens while it is disabled is not sent later, and what was on its way is given up. */
export async function setWebhookEnabled(actor: Actor | null, id: string, enabled: boolean): Promise<Webhook> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const webhook = await lockWebhook(tx, actor, "webhook:update", id);
    if (webhook.enabled === enabled) return webhook;
    const now = await databaseTime(tx);
    const columns = { enabled, disabledReason: null, failingSince: null, updatedAt: now, version: webhook.version + 1 };
    await tx.manager.update(Webhook, { id }, columns);
    if (!enabled) await giveUpPending(tx, id, now);
    await recordEvent(tx, actor, { action: enabled ? "webhook.enable" : "webhook.disable", ...webhookTarget(webhook) });
    return { ...webhook, ...columns };
  });
}
