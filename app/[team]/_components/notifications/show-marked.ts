import type { QueryClient } from "@tanstack/react-query";
import { type Notification, type NotificationPage, notificationsKey, unreadKey } from "../../notifications/queries";

interface Marked {
  teamId: string;
  isMarked: (item: Notification) => boolean;
  read: boolean;
  /** How many are unread then, of how many there were. */
  count: (unread: number) => number;
}

/** Shows what is marked before the server has said so. @returns how to take it back */
export async function showMarked(queryClient: QueryClient, { teamId, isMarked, read, count }: Marked): Promise<() => void> {
  await queryClient.cancelQueries({ queryKey: notificationsKey });
  const before = queryClient.getQueriesData({ queryKey: notificationsKey });
  const readAt = read ? new Date().toISOString() : null;
  queryClient.setQueriesData<NotificationPage | null>(
    { queryKey: [...notificationsKey, "list"] },
    (page) => page && { ...page, nodes: page.nodes.map((item) => (isMarked(item) && (item.readAt === null) === read ? { ...item, readAt } : item)) },
  );
  queryClient.setQueryData<number>(unreadKey(teamId), (unread) => (unread === undefined ? undefined : Math.max(0, count(unread))));
  return () => before.forEach(([key, data]) => queryClient.setQueryData(key, data));
}
