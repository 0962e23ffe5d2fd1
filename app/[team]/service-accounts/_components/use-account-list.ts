import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { useTeam } from "../../../_teams/team-context";
import { unusedDays, unusedSince } from "../../_components/usage/unused-since";
import { serviceAccountsQuery, type ServiceAccountsVariables } from "../queries";

const filters = ["state", "product", "used", "createdBy"] as const;

/** The list of accounts as the URL describes it, and the ways to change that. */
export function useAccountList() {
  const { team } = useTeam();
  const list = useNamedList(filters);
  const { search, state, product, used, createdBy } = list.values;
  const [now] = useState(() => Date.now());
  const days = unusedDays(used);
  const filter = {
    ...(search && { search }),
    ...(state && { enabled: state === "enabled" }),
    ...(product && { productId: product }),
    ...(used === "never" ? { neverUsed: true } : days && { unusedSince: unusedSince(days, now) }),
    ...(createdBy && { createdById: createdBy }),
  };
  const variables: ServiceAccountsVariables = { teamId: team.id, filter, ...list.arguments };
  return { ...list, variables, query: useQuery(serviceAccountsQuery(variables)) };
}

export type AccountListState = ReturnType<typeof useAccountList>;
