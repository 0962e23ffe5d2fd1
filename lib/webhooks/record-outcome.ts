import { ServiceAccount, Webhook, WebhookAttempt, WebhookDelivery } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { newId } from "../ids";
import { notify } from "../notifications/notify";
import { systemActor } from "../permissions/actor";
import type { Outcome } from "./attempt";
import { backOff, triedFor } from "./back-off";
import { delivered, givenUp, giveUpPending } from "./delivery-states";

const actor = systemActor("Webhooks");

/** A delivery is given up a day after it was sent off, which is a moment before its first attempt has failed for a day. In milliseconds. */
const firstAttempt = 10 * 60_000;

/** How much of an answer the log keeps. */
const longestAnswer = 1_000;

/**
 * Writes what came of an attempt, and what follows: nothing more, another attempt, or that the webhook is given up. Done again, it changes nothing.
 * @param attempted the delivery as it was before the attempt
 */
export async function recordOutcome(attempted: Pick<WebhookDelivery, "id" | "webhookId" | "attempts">, outcome: Outcome): Promise<void> {
  const { id: deliveryId, webhookId } = attempted;
  await transaction(async (tx) => {
    const webhook = await tx.manager.findOne(Webhook, { where: { id: webhookId }, lock: { mode: "for_no_key_update" } });
    const delivery = await tx.manager.findOne(WebhookDelivery, { where: { id: deliveryId }, lock: { mode: "pessimistic_write" } });
    // Deleted meanwhile, with its log; or written already, and it was the answer to that which was lost.
    if (!webhook || !delivery || delivery.attempts !== attempted.attempts) return;
    const now = await databaseTime(tx);
    await tx.manager.insert(WebhookAttempt, {
      id: newId("WebhookAttempt"),
      teamId: delivery.teamId,
      deliveryId,
      at: now,
      milliseconds: outcome.milliseconds,
      statusCode: outcome.status,
      answer: outcome.answer.toWellFormed().slice(0, longestAnswer).toWellFormed(),
      problem: outcome.problem,
    });
    const counted = { attempts: delivery.attempts + 1, roundAttempts: delivery.roundAttempts + 1 };
    if (outcome.problem === null) {
      await tx.manager.update(WebhookDelivery, { id: deliveryId }, { ...counted, ...delivered(now) });
      await tx.manager.update(Webhook, { id: webhookId }, { failingSince: null, lastDeliveredAt: now });
      return;
    }
    const failingSince = webhook.failingSince ?? now;
    if (webhook.failingSince === null) await tx.manager.update(Webhook, { id: webhookId }, { failingSince });
    const next = nextAttempt(now, delivery.giveUpAt, backOff(counted.roundAttempts, outcome.retryAfter));
    const gone = outcome.status === 410;
    // Somebody has disabled it while it was on its way.
    if (next && !gone && webhook.enabled) {
      await tx.manager.update(WebhookDelivery, { id: deliveryId }, { ...counted, nextAttemptAt: next });
      return;
    }
    await tx.manager.update(WebhookDelivery, { id: deliveryId }, { ...counted, ...givenUp(now) });
    // One event that it can't take is no reason to keep the others from it.
    if (gone || failingSince.getTime() <= now.getTime() - triedFor + firstAttempt) await disable(tx, webhook, gone ? "GONE" : "FAILED", now, outcome.problem);
  });
}

/** When to try again: the last attempt comes at the very end. Null when that was it. */
function nextAttempt(now: Date, giveUpAt: Date, delay: number): Date | null {
  const left = giveUpAt.getTime() - now.getTime();
  return left <= 0 ? null : new Date(now.getTime() + Math.min(delay, left));
}

async function disable(tx: Transaction, webhook: Webhook, disabledReason: "FAILED" | "GONE", now: Date, problem: string): Promise<void> {
  if (!webhook.enabled) return;
  await tx.manager.update(Webhook, { id: webhook.id }, { enabled: false, disabledReason, updatedAt: now, version: webhook.version + 1 });
  await giveUpPending(tx, webhook.id, now);
  await recordEvent(tx, actor, {
    action: "webhook.disable",
    teamId: webhook.teamId,
    target: { type: "Webhook", id: webhook.id, name: webhook.name },
    details: { reason: disabledReason, problem, failingSince: webhook.failingSince ?? now },
  });
  const account = webhook.serviceAccountId === null ? null : await tx.manager.findOneBy(ServiceAccount, { id: webhook.serviceAccountId });
  await notify(tx, {
    teamId: webhook.teamId,
    kind: "WEBHOOK_DISABLED",
    title: `Webhook “${webhook.name}” was disabled: ${disabledReason === "GONE" ? "its receiver wants nothing more" : "nothing could be delivered for a day"}`,
    advice: `${problem} Mend its receiver, and enable it again; what has happened meanwhile can be sent again from its log.`,
    account: account && { id: account.id, contact: account.contact },
    subjectId: webhook.id,
  });
}
