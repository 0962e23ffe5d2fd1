import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";

export const productsDocument = graphql(`
  query Products($teamId: ID!, $filter: ProductFilter, $orderBy: ProductOrder, $first: Int, $after: String, $last: Int, $before: String) {
    products(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        key
        name
        audience
        builtIn
        createdAt
        permissions {
          name
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const productDocument = graphql(`
  query Product($id: ID!) {
    product(id: $id) {
      id
      key
      name
      description
      audience
      builtIn
      createdAt
      updatedAt
      permissions {
        name
        title
        description
      }
    }
  }
`);

const choicesDocument = graphql(`
  query ProductChoices($teamId: ID!) {
    products(teamId: $teamId, first: 100) {
      nodes {
        id
        name
        builtIn
      }
    }
  }
`);

export type ProductListItem = NonNullable<ResultOf<typeof productsDocument>["products"]>["nodes"][number];
export type Product = NonNullable<ResultOf<typeof productDocument>["product"]>;
export type ProductsVariables = VariablesOf<typeof productsDocument>;

/** All that is kept about products begins with this key. */
export const productsKey = ["products"];

export const productsQuery = (variables: ProductsVariables) =>
  queryOptions({
    queryKey: [...productsKey, "list", variables],
    queryFn: async ({ signal }) => (await execute(productsDocument, variables, signal)).products,
    placeholderData: keepPreviousData,
  });

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: [...productsKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(productDocument, { id }, signal)).product,
  });

/** The products to choose from in forms and filters; a team has few. */
export const productChoicesQuery = (teamId: string) =>
  queryOptions({
    queryKey: [...productsKey, "choices", teamId],
    queryFn: async ({ signal }) => (await execute(choicesDocument, { teamId }, signal)).products?.nodes ?? [],
    staleTime: 60_000,
  });
