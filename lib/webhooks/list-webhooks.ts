import { Webhook } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { storable } from "../input/storable";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

interface WebhookFilter {
  serviceAccountId?: string | null;
  productId?: string | null;
  /** Only those of the whole team, or only those of accounts. */
  teamWide?: boolean | null;
  enabled?: boolean | null;
}

/** The team's webhooks, the latest first, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listWebhooks(actor: Actor | null, args: PageArgs & { teamId?: string | null; filter?: WebhookFilter | null }): Promise<Page<Webhook>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "webhook:read", teamId);
  const { filter } = args;
  const list = (await dataSource()).manager.createQueryBuilder(Webhook, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.serviceAccountId != null) list.andWhere("item.service_account_id = :account", { account: storable(filter.serviceAccountId) });
  if (filter?.productId != null) list.andWhere("item.product_id = :product", { product: storable(filter.productId) });
  if (filter?.teamWide != null) list.andWhere(`item.service_account_id IS ${filter.teamWide ? "" : "NOT "}NULL`);
  if (filter?.enabled != null) list.andWhere("item.enabled = :enabled", { enabled: filter.enabled });
  return readPage(list, { name: "created", descending: true }, args);
}
