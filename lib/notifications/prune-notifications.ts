import { query } from "../db/pool";

/** For how long people can read what they were told, in days. */
export const notificationDays = 180;

/** Forgets what people were told long ago. */
export async function pruneNotifications(): Promise<void> {
  await query("DELETE FROM notification WHERE created_at < now() - $1 * interval '1 day'", [notificationDays]);
}
