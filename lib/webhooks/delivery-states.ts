import { WebhookDelivery } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { triedFor } from "./back-off";

/*
 * How a delivery stands, and how it comes from one state to the next:
 *
 *   PENDING            → DELIVERED  its receiver took it
 *   PENDING            → PENDING    it failed, and is tried again later
 *   PENDING            → FAILED     it was tried for a day, or its webhook was disabled
 *   any                → PENDING    somebody sends it again
 */

/** A delivery that is due now. */
export function newDelivery(teamId: string, webhookId: string, eventId: string, now: Date): WebhookDelivery {
  return { id: newId("WebhookDelivery"), teamId, webhookId, eventId, attempts: 0, createdAt: now, ...dueFrom(now) };
}

/** What makes a delivery due now, and has it tried for a day. */
export function dueFrom(now: Date) {
  return { status: "PENDING" as const, roundAttempts: 0, nextAttemptAt: now, giveUpAt: new Date(now.getTime() + triedFor), finishedAt: null };
}

/** What makes a delivery one that its receiver has taken. */
export const delivered = (now: Date) => ({ status: "DELIVERED" as const, nextAttemptAt: null, finishedAt: now });

/** What makes a delivery one that was given up. */
export const givenUp = (now: Date) => ({ status: "FAILED" as const, nextAttemptAt: null, finishedAt: now });

/** Gives up all that a webhook that is disabled hasn't delivered: it is not sent by itself any more. */
export async function giveUpPending(tx: Transaction, webhookId: string, now: Date): Promise<void> {
  await tx.manager.update(WebhookDelivery, { webhookId, status: "PENDING" as const }, givenUp(now));
}
