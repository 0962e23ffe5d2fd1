import { In } from "typeorm";
import { WebhookAttempt, WebhookSecret } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { grouped } from "../grouped";

/** How many of its last attempts a delivery shows. */
export const attemptsShown = 30;

/** The secrets of webhooks, the newest first, without the secrets themselves. One statement, as those below. */
export async function secretsOfWebhooks(ids: readonly string[]): Promise<Map<string, WebhookSecret[]>> {
  const { manager } = await dataSource();
  const rows = await manager.find(WebhookSecret, {
    select: { id: true, webhookId: true, createdAt: true, expiresAt: true },
    where: { webhookId: In([...ids]) },
    order: { createdAt: "DESC", id: "DESC" },
  });
  return grouped(rows, (row) => row.webhookId);
}

/** The latest attempts of deliveries, the newest first. */
export async function attemptsOfDeliveries(ids: readonly string[]): Promise<Map<string, WebhookAttempt[]>> {
  const { manager } = await dataSource();
  const rows = await manager
    .createQueryBuilder(WebhookAttempt, "item")
    .where(
      `item.id IN (SELECT t.id FROM unnest(ARRAY[:...ids]::text[]) AS d(id) CROSS JOIN LATERAL
        (SELECT a.id FROM webhook_attempt a WHERE a.delivery_id = d.id ORDER BY a.id DESC LIMIT ${attemptsShown}) t)`,
      { ids },
    )
    .orderBy("item.id", "DESC")
    .getMany();
  return grouped(rows, (row) => row.deliveryId);
}
