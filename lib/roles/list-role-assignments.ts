import { RoleAssignment } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { storable } from "../input/storable";
import { endOrder, type EndOrder, inForce } from "../paging/ends";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

interface RoleAssignmentFilter {
  roleId?: string | null;
  memberId?: string | null;
  serviceAccountId?: string | null;
  groupId?: string | null;
  /** Those that count and end within so many days. */
  expiresWithinDays?: number | null;
}

/** Who has which roles of the team directly, in the order in which they got them, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listRoleAssignments(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: RoleAssignmentFilter | null; orderBy?: EndOrder | null },
): Promise<Page<RoleAssignment>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "role:read", teamId);
  const { filter } = args;
  const list = (await dataSource()).manager.createQueryBuilder(RoleAssignment, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.roleId != null) list.andWhere("item.role_id = :roleId", { roleId: storable(filter.roleId) });
  if (filter?.memberId != null) list.andWhere("item.member_id = :memberId", { memberId: storable(filter.memberId) });
  if (filter?.serviceAccountId != null) list.andWhere("item.service_account_id = :serviceAccountId", { serviceAccountId: storable(filter.serviceAccountId) });
  if (filter?.groupId != null) list.andWhere("item.group_id = :groupId", { groupId: storable(filter.groupId) });
  if (filter?.expiresWithinDays != null) await inForce(list, filter.expiresWithinDays);
  return readPage(
    list,
    args.orderBy
      ? endOrder(args.orderBy)
      : filter?.expiresWithinDays != null
        ? endOrder({ field: "EXPIRES_AT", direction: "ASC" })
        : { name: "time", descending: false },
    args,
  );
}
