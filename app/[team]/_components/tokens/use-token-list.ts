import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListOrders } from "../../../_components/lists/list-orders";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { useTeam } from "../../../_teams/team-context";
import { unusedDays, unusedSince } from "../usage/unused-since";
import { apiTokensQuery, type ApiTokensVariables } from "../../tokens/queries";
import { type ShownState, soonDays } from "./token-state";

const filters = ["state", "account", "used"] as const;
const orders: ListOrders<"NAME" | "CREATED_AT" | "EXPIRES_AT"> = {
  words: { NAME: "name", CREATED_AT: "created", EXPIRES_AT: "expires" },
  usual: { field: "CREATED_AT", direction: "DESC" },
};

type Filter = NonNullable<ApiTokensVariables["filter"]>;

/** What the URL calls the states, and what the API is asked for then. */
const states: Record<string, Filter & { shown: ShownState }> = {
  active: { shown: "ACTIVE", state: "ACTIVE" },
  soon: { shown: "SOON", expiresWithinDays: soonDays },
  expired: { shown: "EXPIRED", state: "EXPIRED" },
  revoked: { shown: "REVOKED", state: "REVOKED" },
};

/** What the state filter offers. */
export const stateChoices = Object.entries(states).map(([value, { shown }]) => ({ value, shown }));

/** The list of tokens as the URL describes it, and the ways to change that. @param accountId of the one account whose tokens they are */
export function useTokenList(accountId?: string) {
  const { team } = useTeam();
  const list = useNamedList(filters, orders);
  const { search, state, account, used } = list.values;
  const [now] = useState(() => Date.now());
  const days = unusedDays(used);
  const { state: asked, expiresWithinDays } = states[state] ?? {};
  const serviceAccountId = accountId ?? account;
  const filter: Filter = {
    ...(search && { search }),
    ...(asked && { state: asked }),
    ...(expiresWithinDays && { expiresWithinDays }),
    ...(serviceAccountId && { serviceAccountId }),
    ...(days && { unusedSince: unusedSince(days, now) }),
  };
  const variables: ApiTokensVariables = { teamId: team.id, filter, ...list.arguments };
  return { ...list, variables, query: useQuery(apiTokensQuery(variables)) };
}

export type TokenListState = ReturnType<typeof useTokenList>;
