import { useQuery } from "@tanstack/react-query";
import { pageArguments } from "../../../_components/page-arguments";
import { useUrlState } from "../../../_components/url-state";
import { useTeam } from "../../_components/team-context";
import { auditEventsQuery, type AuditEventsVariables } from "../queries";

const parameters = ["action", "actor", "target", "event", "after", "before"] as const;

/** The events as the URL describes them, or those of one object. */
export function useEventList(targetId?: string) {
  const { team } = useTeam();
  const { values, set } = useUrlState(parameters);
  const target = targetId ?? values.target;
  const variables: AuditEventsVariables = {
    teamId: team.id,
    filter: { ...(values.action && { action: values.action }), ...(values.actor && { actorId: values.actor }), ...(target && { targetId: target }) },
    ...pageArguments(values),
  };
  return { values, set, variables, query: useQuery(auditEventsQuery(variables)) };
}
