import { Team, WebhookDelivery, WebhookEvent } from "../../entities/index";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { newDelivery } from "./delivery-states";
import { assertEnabled, lockWebhook } from "./lock-webhook";
import { scheduleDelivery } from "./schedule-delivery";

/** How many tests of one webhook may be on their way: its receiver isn't ours to flood. */
const mostTests = 5;

/** Sends an event that tells nothing to a webhook, the same way as all others. @returns the delivery, which is under way */
export async function sendTest(actor: Actor | null, id: string): Promise<WebhookDelivery> {
  assertKnown(actor);
  const { webhook, delivery } = await transaction(async (tx) => {
    const found = await lockWebhook(tx, actor, "webhook:update", id);
    assertEnabled(found);
    const [waiting] = await tx.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
       WHERE d.webhook_id = $1 AND d.status = 'PENDING' AND e.topic = 'TEST'`,
      [id],
    );
    if (waiting!.count >= mostTests)
      throw new InvalidInputError([{ field: ["id"], message: `${mostTests} tests are on their way already. Wait for what comes of them.`, code: "CONFLICT" }]);
    const now = await databaseTime(tx);
    const team = await tx.manager.findOneByOrFail(Team, { id: found.teamId });
    const event: WebhookEvent = {
      id: newId("WebhookEvent"),
      teamId: found.teamId,
      type: "webhook.test",
      topic: "TEST",
      at: now,
      serviceAccountId: found.serviceAccountId,
      productId: found.productId,
      payload: {
        teamId: team.id,
        actor: { type: actor.type, id: actor.id, name: actor.name },
        target: { type: "Webhook", id, name: found.name },
        serviceAccount: null,
        product: null,
        details: {},
      },
      dedupeKey: null,
      storedAt: now,
      // For this webhook alone.
      fannedOutAt: now,
    };
    await tx.manager.insert(WebhookEvent, event);
    const made = newDelivery(found.teamId, id, event.id, now);
    await tx.manager.insert(WebhookDelivery, made);
    return { webhook: found, delivery: made };
  });
  await scheduleDelivery({ id, teamId: webhook.teamId, failing: webhook.failingSince !== null });
  return delivery;
}
