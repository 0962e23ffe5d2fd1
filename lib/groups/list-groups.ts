import { Group } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

/** The team's groups, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listGroups(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: { search?: string | null } | null; orderBy?: NameOrder | null },
): Promise<Page<Group>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "group:read", teamId);
  const list = (await dataSource()).manager.createQueryBuilder(Group, "item").where("item.team_id = :teamId", { teamId });
  const search = args.filter?.search?.trim() ? { column: "item.search_text", text: args.filter.search } : undefined;
  return readPage(list, nameOrder(args.orderBy), args, search);
}
