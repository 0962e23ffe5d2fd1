import { WebhookDelivery } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { NotFoundError } from "../errors";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { getWebhook } from "./get-webhook";

/** What was sent to a webhook, the latest first, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listWebhookDeliveries(
  actor: Actor | null,
  args: PageArgs & { webhookId: string; filter?: { status?: WebhookDelivery["status"] | null } | null },
): Promise<Page<WebhookDelivery>> {
  const webhook = await getWebhook(actor, args.webhookId);
  if (!webhook) throw new NotFoundError("webhook", ["webhookId"]);
  const list = (await dataSource()).manager.createQueryBuilder(WebhookDelivery, "item").where("item.webhook_id = :id", { id: webhook.id });
  if (args.filter?.status != null) list.andWhere("item.status = :status", { status: args.filter.status });
  return readPage(list, { name: "created", descending: true }, args);
}
