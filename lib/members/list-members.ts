import { Member } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { storable } from "../input/storable";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

export interface MemberFilter {
  /** Text anywhere in name, e-mail address or id. */
  search?: string | null;
  /** Those who hold this role now, directly or by a group. */
  roleId?: string | null;
}

const counts = (table: string) => `(${table}.expires_at IS NULL OR ${table}.expires_at > clock_timestamp())`;
const holdersOfRole = `SELECT ra.member_id FROM role_assignment ra WHERE ra.role_id = :roleId AND ra.member_id IS NOT NULL AND ${counts("ra")}
  UNION SELECT gm.member_id FROM role_assignment ra JOIN group_membership gm ON gm.group_id = ra.group_id
    WHERE ra.role_id = :roleId AND gm.member_id IS NOT NULL AND ${counts("ra")} AND ${counts("gm")}`;

/** The people of the team, by name unless asked otherwise, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listMembers(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: MemberFilter | null; orderBy?: NameOrder | null },
): Promise<Page<Member>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "member:read", teamId);
  const { filter } = args;
  const list = (await dataSource()).manager.createQueryBuilder(Member, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.roleId != null) {
    authorize(actor, "role:read", teamId);
    list.andWhere(`item.id IN (${holdersOfRole})`, { roleId: storable(filter.roleId) });
  }
  const search = filter?.search?.trim() ? { column: "item.search_text", text: filter.search } : undefined;
  return readPage(list, nameOrder(args.orderBy, false), args, search);
}
