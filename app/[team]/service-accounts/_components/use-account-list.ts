import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Sort } from "../../../_components/data-table/column";
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
    orderBy: { field: values.sort.endsWith("created") ? "CREATED_AT" : "NAME", direction: values.sort.startsWith("-") ? "DESC" : "ASC" },
    ...pageArguments(values),
  };
  const query = useQuery(serviceAccountsQuery(variables));
  const search = useCallback((text: string) => set({ search: text, ...firstPage }, "replace"), [set]);
  const sortBy = ({ field, direction }: Sort) => {
    const sort = (direction === "DESC" ? "-" : "") + (field === "CREATED_AT" ? "created" : "name");
    set({ sort: sort === "name" ? "" : sort, ...firstPage });
  };
  return { values, set, search, sortBy, variables, query };
}
