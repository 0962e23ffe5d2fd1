import { useQuery } from "@tanstack/react-query";
import { firstPage, pageArguments, type PagePlace } from "../../../_components/lists/page-arguments";
import { useUrlState } from "../../../_components/page/use-url-state";
import { useTeam } from "../../../_teams/team-context";
import { webhooksQuery, type WebhooksVariables } from "../queries";

const filters = ["state", "of"] as const;
const parameters = [...filters, "after", "before"] as const;

/** The list of webhooks as the URL describes it, and the ways to change that. */
export function useWebhookList() {
  const { team } = useTeam();
  const { values, set } = useUrlState(parameters);
  const { state, of } = values;
  const filter: NonNullable<WebhooksVariables["filter"]> = {
    ...((state === "enabled" || state === "disabled") && { enabled: state === "enabled" }),
    ...((of === "team" || of === "accounts") && { teamWide: of === "team" }),
  };
  const variables: WebhooksVariables = { teamId: team.id, filter, ...pageArguments(values) };
  return {
    values,
    variables,
    filtered: filters.some((name) => values[name] !== ""),
    /** Sets filters, and starts at the first page. */
    filter: (changes: Partial<Record<(typeof filters)[number], string>>) => set({ ...changes, ...firstPage }),
    clear: () => set({ state: "", of: "", ...firstPage }),
    /** Goes to another page. */
    move: (place: PagePlace) => set({ ...place }),
    query: useQuery(webhooksQuery(variables)),
  };
}
