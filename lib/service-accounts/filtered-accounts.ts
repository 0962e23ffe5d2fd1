import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { ServiceAccount } from "../../entities/index";
import { storable } from "../input/storable";
import type { TextSearch } from "../paging/search";
import { unusedSince } from "../usage/unused-since";

export interface ServiceAccountFilter {
  /** Text anywhere in name, description, client id or id. */
  search?: string | null;
  enabled?: boolean | null;
  productId?: string | null;
  /** Those that never got an access token, or only the others. */
  neverUsed?: boolean | null;
  /** Those that were last used before this time, or never, and made before it. */
  unusedSince?: Date | null;
  /** Those that this person or service account created. */
  createdById?: string | null;
}

/** The service accounts of a team that a filter lets through, and the search that narrows them further. The caller has authorized. */
export function filteredAccounts(
  manager: EntityManager,
  teamId: string,
  filter: ServiceAccountFilter | null | undefined,
): { list: SelectQueryBuilder<ServiceAccount>; search: TextSearch | undefined } {
  const list = manager.createQueryBuilder(ServiceAccount, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.enabled != null) list.andWhere("item.enabled = :enabled", { enabled: filter.enabled });
  if (filter?.productId != null) list.andWhere("item.product_id = :productId", { productId: storable(filter.productId) });
  if (filter?.neverUsed != null) list.andWhere("item.never_used = :neverUsed", { neverUsed: filter.neverUsed });
  if (filter?.unusedSince != null) unusedSince(list, filter.unusedSince, "created_at");
  if (filter?.createdById != null) list.andWhere("item.created_by = :createdById", { createdById: storable(filter.createdById) });
  return { list, search: filter?.search?.trim() ? { column: "item.search_text", text: filter.search } : undefined };
}
