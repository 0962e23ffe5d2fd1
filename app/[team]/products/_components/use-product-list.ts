import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Sort } from "../../../_components/data-table/column";
import { firstPage, pageArguments } from "../../../_components/page-arguments";
import { nameOrder, nameOrderText } from "../../../_components/name-order";
import { useUrlState } from "../../../_components/url-state";
import { useTeam } from "../../_components/team-context";
import { productsQuery, type ProductsVariables } from "../queries";

const parameters = ["search", "sort", "after", "before"] as const;

/** The list of products as the URL describes it, and the ways to change that. */
export function useProductList() {
  const { team } = useTeam();
  const { values, set } = useUrlState(parameters);
  const variables: ProductsVariables = {
    teamId: team.id,
    filter: { ...(values.search && { search: values.search }) },
    orderBy: nameOrder(values.sort),
    ...pageArguments(values),
  };
  const query = useQuery(productsQuery(variables));
  const search = useCallback((text: string) => set({ search: text, ...firstPage }, "replace"), [set]);
  const sortBy = (sort: Sort) => set({ sort: nameOrderText(sort), ...firstPage });
  return { values, set, search, sortBy, variables, query };
}
