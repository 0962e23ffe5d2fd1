import { GroupMembership } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { NotFoundError } from "../errors";
import { endOrder, type EndOrder, inForce } from "../paging/ends";
import { type Page, type PageArgs, readPage } from "../paging/page";
import { containsPattern } from "../paging/search";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { getGroup } from "./get-group";

interface MembershipFilter {
  /** Text anywhere in the name of the member or service account, in the member's e-mail address, or in the account's description or ids. */
  search?: string | null;
  type?: "MEMBER" | "SERVICE_ACCOUNT" | null;
  /** Those that count and end within so many days. */
  expiresWithinDays?: number | null;
}

type MembershipArgs = PageArgs & {
  /** The group; those of all the team's groups without one. */
  groupId?: string | null;
  teamId?: string | null;
  filter?: MembershipFilter | null;
  orderBy?: EndOrder | null;
};

const columns = { MEMBER: "item.member_id", SERVICE_ACCOUNT: "item.service_account_id" };
const holders = (table: string) => `SELECT holder.id FROM ${table} AS holder WHERE holder.team_id = :teamId AND holder.search_text LIKE lower(:search)`;

/** Who is in a group, or in any of a team's, a page at a time: in the order in which they were added, or, of what ends soon, what ends first. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listGroupMemberships(actor: Actor | null, args: MembershipArgs): Promise<Page<GroupMembership>> {
  const list = (await dataSource()).manager.createQueryBuilder(GroupMembership, "item").where("item.team_id = :teamId", await placeOf(actor, args));
  if (args.groupId != null) list.andWhere("item.group_id = :groupId");
  const { search, type, expiresWithinDays } = args.filter ?? {};
  if (type) list.andWhere(`${columns[type]} IS NOT NULL`);
  if (search?.trim()) {
    const found = [`item.member_id IN (${holders("member")})`, `item.service_account_id IN (${holders("service_account")})`];
    list.andWhere(`(${found.join(" OR ")})`, { search: containsPattern(search) });
  }
  if (expiresWithinDays != null) await inForce(list, expiresWithinDays);
  const usual = expiresWithinDays == null ? ({ field: "CREATED_AT", direction: "ASC" } as const) : ({ field: "EXPIRES_AT", direction: "ASC" } as const);
  return readPage(list, endOrder(args.orderBy ?? usual), args);
}

/** The team, and the group if one is asked for. */
async function placeOf(actor: Actor | null, { groupId, teamId: given }: MembershipArgs): Promise<{ teamId: string; groupId?: string }> {
  if (groupId == null) {
    const teamId = resolveTeam(actor, given);
    authorize(actor, "group:read", teamId);
    return { teamId };
  }
  const group = await getGroup(actor, groupId);
  // Of another team's there is none here.
  if (!group || (given != null && given !== group.teamId)) throw new NotFoundError("group", ["groupId"]);
  return { teamId: group.teamId, groupId: group.id };
}
