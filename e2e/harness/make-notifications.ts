import { Notification, User } from "../../entities/index";
import { dataSource } from "../../lib/db/data-source";
import { newId } from "../../lib/ids";

/** What a person is to have been told, the latest first. */
export interface WantedNotifications {
  email: string;
  teamId: string;
  told: { kind?: Notification["kind"]; title: string; serviceAccountId?: string; subjectId?: string; read?: boolean }[];
}

/** Tells a person of things, one hour apart. @returns their ids */
export async function makeNotifications({ email, teamId, told }: WantedNotifications): Promise<string[]> {
  const { manager } = await dataSource();
  const { id: userId } = await manager.findOneByOrFail(User, { email });
  // They are listed by their ids.
  const ids = told.map(() => newId("Notification")).sort((a, b) => (a < b ? 1 : -1));
  const rows = told.map(({ kind = "EXPIRY", title, serviceAccountId = null, subjectId = null, read = false }, index) => {
    const createdAt = new Date(Date.now() - index * 3_600_000);
    return { id: ids[index]!, teamId, userId, kind, title, serviceAccountId, subjectId, createdAt, readAt: read ? createdAt : null };
  });
  await manager.insert(Notification, rows);
  return ids;
}
