import { Notification } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { resolveTeam } from "../teams/resolve-team";
import { assertPerson } from "./assert-person";

/** What the person was told in one of their teams, the latest first. Nobody sees that of others. */
export async function listNotifications(
  actor: Actor | null,
  args: PageArgs & { teamId: string; filter?: { unread?: boolean | null } | null },
): Promise<Page<Notification>> {
  assertPerson(actor);
  const teamId = resolveTeam(actor, args.teamId);
  const list = (await dataSource()).manager
    .createQueryBuilder(Notification, "item")
    .where("item.user_id = :userId AND item.team_id = :teamId", { userId: actor.id, teamId });
  if (args.filter?.unread != null) list.andWhere(`item.read_at IS ${args.filter.unread ? "" : "NOT "}NULL`);
  return readPage(list, { name: "time", descending: true }, args);
}
