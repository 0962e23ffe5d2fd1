import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";
import { productsKey } from "../../products/queries";

const document = graphql(`
  query ProductChoices($teamId: ID!, $search: String) {
    products(teamId: $teamId, first: 100, filter: { search: $search }) {
      nodes {
        id
        name
        builtIn
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** The products to choose from, at most a hundred; `more` says that a search finds others. */
export const productChoicesQuery = (teamId: string, search: string) =>
  queryOptions({
    queryKey: [...productsKey, "choices", teamId, search],
    queryFn: async ({ signal }) => {
      const { products } = await execute(document, { teamId, search: search || null }, signal);
      return { choices: products?.nodes ?? [], more: products?.pageInfo.hasNextPage ?? false };
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
