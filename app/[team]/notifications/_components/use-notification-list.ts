import { useQuery } from "@tanstack/react-query";
import { useListState } from "../../../_components/lists/use-list-state";
import { useTeam } from "../../../_teams/team-context";
import { notificationsQuery, type NotificationsVariables } from "../queries";

/** What the viewer was told as the URL describes it, and the ways to change that. */
export function useNotificationList() {
  const { team } = useTeam();
  const { values, filter, move, page } = useListState(["state"]);
  const { state } = values;
  const filtered = state === "unread" || state === "read";
  const variables: NotificationsVariables = {
    teamId: team.id,
    filter: filtered ? { unread: state === "unread" } : {},
    ...page,
  };
  return {
    state: filtered ? state : "",
    variables,
    filtered,
    /** Shows only those that are read, or unread, or all; starts at the first page. */
    filter: (next: string) => filter({ state: next }),
    move,
    query: useQuery(notificationsQuery(variables)),
  };
}
