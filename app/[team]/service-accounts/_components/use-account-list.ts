import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Sort } from "../../../_components/data-table/column";
import { nameOrder, nameOrderText } from "../../../_components/name-order";
import { firstPage, pageArguments } from "../../../_components/page-arguments";
import { useUrlState } from "../../../_components/url-state";
import { useTeam } from "../../_components/team-context";
import { serviceAccountsQuery, type ServiceAccountsVariables } from "../queries";

const parameters = ["search", "state", "product", "sort", "after", "before"] as const;

/** The list of accounts as the URL describes it, and the ways to change that. */
export function useAccountList() {
  const { team } = useTeam();
  const { values, set } = useUrlState(parameters);
  const variables: ServiceAccountsVariables = {
    teamId: team.id,
    filter: {
      ...(values.search && { search: values.search }),
      ...(values.state && { enabled: values.state === "enabled" }),
      ...(values.product && { productId: values.product }),
    },
    orderBy: nameOrder(values.sort),
    ...pageArguments(values),
  };
  const query = useQuery(serviceAccountsQuery(variables));
  const search = useCallback((text: string) => set({ search: text, ...firstPage }, "replace"), [set]);
  const sortBy = (sort: Sort) => set({ sort: nameOrderText(sort), ...firstPage });
  return { values, set, search, sortBy, variables, query };
}
