import type { ServiceAccount } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { filteredAccounts, type ServiceAccountFilter } from "./filtered-accounts";

/** The team's service accounts, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listServiceAccounts(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: ServiceAccountFilter | null; orderBy?: NameOrder | null },
): Promise<Page<ServiceAccount>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "service-account:read", teamId);
  const { list, search } = filteredAccounts((await dataSource()).manager, teamId, args.filter);
  return readPage(list, nameOrder(args.orderBy), args, search);
}
