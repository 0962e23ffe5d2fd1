import { GroupMembership } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { NotFoundError } from "../errors";
import { type Page, type PageArgs, readPage } from "../paging/page";
import { containsPattern } from "../paging/search";
import type { Actor } from "../permissions/actor";
import { getGroup } from "./get-group";

interface MembershipFilter {
  /** Text anywhere in the name of the member or service account, in the member's e-mail address, or in the account's description or ids. */
  search?: string | null;
  type?: "MEMBER" | "SERVICE_ACCOUNT" | null;
}

const columns = { MEMBER: "item.member_id", SERVICE_ACCOUNT: "item.service_account_id" };
const holders = (table: string) => `SELECT holder.id FROM ${table} AS holder WHERE holder.team_id = :teamId AND holder.search_text LIKE lower(:search)`;

/** Who is in a group, in the order in which they were added, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listGroupMemberships(
  actor: Actor | null,
  args: PageArgs & { groupId: string; filter?: MembershipFilter | null },
): Promise<Page<GroupMembership>> {
  const group = await getGroup(actor, args.groupId);
  if (!group) throw new NotFoundError("group", ["groupId"]);
  const list = (await dataSource()).manager
    .createQueryBuilder(GroupMembership, "item")
    .where("item.team_id = :teamId AND item.group_id = :groupId", { teamId: group.teamId, groupId: group.id });
  const { search, type } = args.filter ?? {};
  if (type) list.andWhere(`${columns[type]} IS NOT NULL`);
  if (search?.trim()) {
    const found = [`item.member_id IN (${holders("member")})`, `item.service_account_id IN (${holders("service_account")})`];
    list.andWhere(`(${found.join(" OR ")})`, { search: containsPattern(search) });
  }
  return readPage(list, { name: "created", descending: false }, args);
}
