import { Notification } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";

/** What a person was told, by id; null for everybody else, and when they have left the team. @throws UnauthenticatedError */
export async function getNotification(actor: Actor | null, id: string): Promise<Notification | null> {
  assertKnown(actor);
  if (actor.type !== "USER" || !isId("Notification", id)) return null;
  const found = await (await dataSource()).manager.findOneBy(Notification, { id, userId: actor.id });
  return found && actor.memberships.some(({ teamId }) => teamId === found.teamId) ? found : null;
}
