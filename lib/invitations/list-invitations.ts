import { Invitation } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";

/** The team's open and expired invitations, the latest first, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listInvitations(actor: Actor | null, args: PageArgs & { teamId?: string | null }): Promise<Page<Invitation>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "member:read", teamId);
  const list = (await dataSource()).manager.createQueryBuilder(Invitation, "item").where("item.team_id = :teamId", { teamId });
  return readPage(list, { name: "created", descending: true }, args);
}
