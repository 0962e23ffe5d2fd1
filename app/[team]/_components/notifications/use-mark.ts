import { notifications as toasts } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type UserError, UserErrorsError } from "../../../_graphql/errors";
import { useTeam } from "../../../_teams/team-context";
import { markNotifications } from "../../notifications/mutations";
import { type Notification, refreshNotifications } from "../../notifications/queries";
import { showMarked } from "./show-marked";

interface Change {
  items: readonly Notification[];
  read: boolean;
}

/** One after the other, or an earlier answer would show what was marked since as it was. */
export const markScope = { id: "mark-notifications" };

/** @throws UserErrorsError where the server refused */
export function assertMarked(payload: { userErrors: UserError[] } | null): void {
  if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
}

export const sayNotMarked = (error: Error) => toasts.show({ color: "red", title: "Nothing was marked", message: error.message });

/** Marks notifications as read or unread: at once, and back when the server refuses. */
export function useMark() {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  return useMutation({
    scope: markScope,
    mutationFn: async ({ items, read }: Change) => assertMarked(await markNotifications(idsOf(items), read)),
    onMutate: ({ items, read }) => {
      const ids = new Set(idsOf(items));
      const changed = items.filter(({ readAt }) => (readAt === null) === read).length;
      return showMarked(queryClient, {
        teamId: team.id,
        isMarked: ({ id }) => ids.has(id),
        read,
        count: (unread) => unread + (read ? -changed : changed),
      });
    },
    onError: (error, _, undo) => {
      undo?.();
      sayNotMarked(error);
    },
    onSettled: () => refreshNotifications(queryClient),
  });
}

const idsOf = (items: readonly Notification[]): string[] => items.map(({ id }) => id);
