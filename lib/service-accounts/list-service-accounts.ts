import { ServiceAccount } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import { containsPattern } from "../paging/search";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { storable } from "../input/storable";

export interface ServiceAccountFilter {
  /** Text anywhere in name, description, client id or id. */
  search?: string | null;
  enabled?: boolean | null;
  productId?: string | null;
}

/** The team's service accounts, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listServiceAccounts(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: ServiceAccountFilter | null; orderBy?: NameOrder | null },
): Promise<Page<ServiceAccount>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "service-account:read", teamId);
  const { filter } = args;
  const list = (await dataSource()).manager.createQueryBuilder(ServiceAccount, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.search?.trim()) {
    list.andWhere("(item.name ILIKE :search OR item.description ILIKE :search OR item.client_id ILIKE :search OR item.id ILIKE :search)", {
      search: containsPattern(filter.search),
    });
  }
  if (filter?.enabled != null) list.andWhere("item.enabled = :enabled", { enabled: filter.enabled });
  if (filter?.productId != null) list.andWhere("item.product_id = :productId", { productId: storable(filter.productId) });
  return readPage(list, nameOrder(args.orderBy), args);
}
