import { useQuery } from "@tanstack/react-query";
import { useListState } from "../../../_components/lists/use-list-state";
import { useTeam } from "../../../_teams/team-context";
import { webhooksQuery, type WebhooksVariables } from "../queries";

const filters = ["state", "of"] as const;

/** The list of webhooks as the URL describes it, and the ways to change that. */
export function useWebhookList() {
  const { team } = useTeam();
  const { page, ...list } = useListState(filters);
  const { state, of } = list.values;
  const filter: NonNullable<WebhooksVariables["filter"]> = {
    ...((state === "enabled" || state === "disabled") && { enabled: state === "enabled" }),
    ...((of === "team" || of === "accounts") && { teamWide: of === "team" }),
  };
  const variables: WebhooksVariables = { teamId: team.id, filter, ...page };
  return { ...list, variables, query: useQuery(webhooksQuery(variables)) };
}
