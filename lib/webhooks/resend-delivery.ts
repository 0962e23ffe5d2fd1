import { WebhookDelivery } from "../../entities/index";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { withinTeams } from "../permissions/within-teams";
import { dueFrom } from "./delivery-states";
import { assertEnabled, lockWebhook } from "./lock-webhook";
import { scheduleDelivery } from "./schedule-delivery";

/** Sends again what was delivered or given up: the same message under the same id, tried for a day anew. */
export async function resendDelivery(actor: Actor | null, id: string): Promise<WebhookDelivery> {
  assertKnown(actor);
  const { webhook, delivery } = await transaction(async (tx) => {
    const where = { id, ...withinTeams(actor) };
    const seen = isId("WebhookDelivery", id) ? await tx.manager.findOneBy(WebhookDelivery, where) : null;
    if (!seen) throw new NotFoundError("delivery");
    const found = await lockWebhook(tx, actor, "webhook:update", seen.webhookId);
    assertEnabled(found);
    const present = await tx.manager.findOne(WebhookDelivery, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!present) throw new NotFoundError("delivery");
    const now = await databaseTime(tx);
    if (present.status === "PENDING" && present.nextAttemptAt !== null && present.nextAttemptAt <= now)
      throw new InvalidInputError([{ field: ["id"], message: "It is being sent at this moment.", code: "CONFLICT" }]);
    const columns = dueFrom(now);
    await tx.manager.update(WebhookDelivery, { id }, columns);
    return { webhook: found, delivery: { ...present, ...columns } };
  });
  await scheduleDelivery({ id: webhook.id, teamId: webhook.teamId, failing: webhook.failingSince !== null });
  return delivery;
}
