import { Product } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import { containsPattern } from "../paging/search";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

/** The team's products, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listProducts(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: { search?: string | null } | null; orderBy?: NameOrder | null },
): Promise<Page<Product>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "product:read", teamId);
  const list = (await dataSource()).manager.createQueryBuilder(Product, "item").where("item.team_id = :teamId", { teamId });
  if (args.filter?.search?.trim()) {
    list.andWhere(
      "(item.name ILIKE :search OR item.description ILIKE :search OR item.key ILIKE :search OR item.audience ILIKE :search OR item.id ILIKE :search)",
      {
        search: containsPattern(args.filter.search),
      },
    );
  }
  return readPage(list, nameOrder(args.orderBy), args);
}
