import { useQuery } from "@tanstack/react-query";
import { firstPage, pageArguments, type PagePlace } from "../../../_components/lists/page-arguments";
import { useUrlState } from "../../../_components/page/use-url-state";
import { useTeam } from "../../../_teams/team-context";
import { notificationsQuery, type NotificationsVariables } from "../queries";

const parameters = ["state", "after", "before"] as const;

/** What the viewer was told as the URL describes it, and the ways to change that. */
export function useNotificationList() {
  const { team } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { state } = values;
  const filtered = state === "unread" || state === "read";
  const variables: NotificationsVariables = {
    teamId: team.id,
    filter: filtered ? { unread: state === "unread" } : {},
    ...pageArguments(values),
  };
  return {
    state: filtered ? state : "",
    variables,
    filtered,
    /** Shows only those that are read, or unread, or all; starts at the first page. */
    filter: (next: string) => set({ state: next, ...firstPage }),
    /** Goes to another page. */
    move: (place: PagePlace) => set({ ...place }),
    query: useQuery(notificationsQuery(variables)),
  };
}
