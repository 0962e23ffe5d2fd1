import { useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../../../_components/notices/undo-toast";
import { execute } from "../../../_graphql/execute";
import { useTeam } from "../../../_teams/team-context";
import { markAllNotificationsRead } from "../../notifications/mutations";
import { notificationsDocument, refreshNotifications } from "../../notifications/queries";
import { showMarked } from "./show-marked";
import { assertMarked, markScope, sayNotMarked, useMark } from "./use-mark";

/** As many as can be marked at a time. */
const most = 100;

/** Marks everything as read; offers to take it back as long as that is few enough to be named. */
export function useMarkAll() {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const mark = useMark();
  return useMutation({
    scope: markScope,
    mutationFn: async () => {
      const unread = (await execute(notificationsDocument, { teamId: team.id, filter: { unread: true }, first: most })).notifications;
      assertMarked(await markAllNotificationsRead(team.id));
      return unread;
    },
    onMutate: () => showMarked(queryClient, { teamId: team.id, isMarked: () => true, read: true, count: () => 0 }),
    onSuccess: (unread) => {
      if (!unread || unread.totalCount === 0) return;
      const { nodes, totalCount } = unread;
      const items = nodes.map((item) => ({ ...item, readAt: item.createdAt }));
      undoToast({
        id: `all-read-${team.id}`,
        title: "All is marked as read",
        message: totalCount === 1 ? "It was one notification." : `They were ${totalCount.toLocaleString("en")} notifications.`,
        ...(totalCount <= most && { onUndo: () => mark.mutate({ items, read: false }) }),
      });
    },
    onError: (error, _, undo) => {
      undo?.();
      sayNotMarked(error);
    },
    onSettled: () => refreshNotifications(queryClient),
  });
}
