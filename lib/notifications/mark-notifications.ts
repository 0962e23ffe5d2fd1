import { In } from "typeorm";
import { Notification } from "../../entities/index";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { resolveTeam } from "../teams/resolve-team";
import { assertPerson } from "./assert-person";

/** How many can be marked at a time. */
export const mostMarked = 100;

/** Marks what the person has read, or hasn't after all. What isn't theirs stays as it is. @returns those that are theirs */
export async function markNotifications(actor: Actor | null, ids: readonly string[], read: boolean): Promise<Notification[]> {
  assertPerson(actor);
  if (ids.length > mostMarked) throw new InvalidInputError([{ field: ["ids"], message: `At most ${mostMarked} can be marked at a time.`, code: "TOO_LONG" }]);
  const teams = actor.memberships.map(({ teamId }) => teamId);
  const where = { id: In(ids.filter((id) => isId("Notification", id))), userId: actor.id, teamId: In(teams) };
  return transaction(async (tx) => {
    const found = await tx.manager.find(Notification, { where, order: { id: "DESC" }, lock: { mode: "pessimistic_write" } });
    const readAt = read ? new Date() : null;
    const changed = found.filter((each) => (each.readAt === null) === read);
    if (changed.length > 0) await tx.manager.update(Notification, { id: In(changed.map(({ id }) => id)) }, { readAt });
    return found.map((each) => ({ ...each, readAt: changed.includes(each) ? readAt : each.readAt }));
  });
}

/** Marks all that the person was told in a team as read. @returns how many there were */
export async function markAllNotificationsRead(actor: Actor | null, given: string): Promise<number> {
  assertPerson(actor);
  const teamId = resolveTeam(actor, given);
  return transaction(async (tx) => {
    const [rows] = await tx.manager.query<[unknown[], number]>(
      "UPDATE notification SET read_at = now() WHERE user_id = $1 AND team_id = $2 AND read_at IS NULL RETURNING 1",
      [actor.id, teamId],
    );
    return rows.length;
  });
}
