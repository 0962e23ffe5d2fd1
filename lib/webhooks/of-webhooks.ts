import { In } from "typeorm";
import { ProductEventType, WebhookAttempt, WebhookEvent, WebhookSecret } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** How many of its last attempts a delivery shows. */
export const attemptsShown = 30;

function gathered<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

/** The secrets of webhooks, the newest first, without the secrets themselves. One statement, as those below. */
export async function secretsOfWebhooks(ids: readonly string[]): Promise<Map<string, WebhookSecret[]>> {
  const { manager } = await dataSource();
  const rows = await manager.find(WebhookSecret, {
    select: { id: true, webhookId: true, createdAt: true, expiresAt: true },
    where: { webhookId: In([...ids]) },
    order: { createdAt: "DESC", id: "DESC" },
  });
  return gathered(rows, (row) => row.webhookId);
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
  return gathered(rows, (row) => row.deliveryId);
}

/** Events by id. */
export async function webhookEventsById(ids: readonly string[]): Promise<Map<string, WebhookEvent>> {
  const rows = await (await dataSource()).manager.findBy(WebhookEvent, { id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The events that each of these products publishes, in its order. */
export async function eventTypesOfProducts(ids: readonly string[]): Promise<Map<string, ProductEventType[]>> {
  const rows = await (await dataSource()).manager.find(ProductEventType, { where: { productId: In([...ids]) }, order: { productId: "ASC", position: "ASC" } });
  return gathered(rows, (row) => row.productId);
}
