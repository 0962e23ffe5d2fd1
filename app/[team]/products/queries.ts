import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

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
      version
      permissions {
        name
        title
        description
      }
    }
  }
`);

const usersDocument = graphql(`
  query ProductUsers($teamId: ID!, $productId: ID!) {
    serviceAccounts(teamId: $teamId, first: 8, filter: { productId: $productId }) {
      nodes {
        id
        name
      }
      totalCount
    }
  }
`);

const rolesDocument = graphql(`
  query RolesOfProduct($teamId: ID!, $productId: ID!) {
    roles(teamId: $teamId, first: 100, filter: { productId: $productId }) {
      nodes {
        id
        name
        permissions {
          name
        }
      }
    }
  }
`);

export type ProductListItem = NonNullable<ResultOf<typeof productsDocument>["products"]>["nodes"][number];
export type Product = NonNullable<ResultOf<typeof productDocument>["product"]>;
export type ProductsVariables = VariablesOf<typeof productsDocument>;

/** All that is kept about products begins with this key. */
export const productsKey = ["products"];

/** Brings up to date what is shown of products: their lists, but for a deleted one not itself, and what counts and names them elsewhere. */
export async function refreshProducts(queryClient: QueryClient, deletedId?: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: productsKey, predicate: ({ queryKey }) => deletedId === undefined || !queryKey.includes(deletedId) });
  await queryClient.invalidateQueries({ queryKey: ["service-accounts"] });
}

export const productsQuery = (variables: ProductsVariables) => pageQuery(productsKey, productsDocument, variables, (answer) => answer.products);

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: [...productsKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(productDocument, { id }, signal)).product,
  });

/** The service accounts that use a product, the first few by name. Needs `service-account:read`. */
export const productUsersQuery = (teamId: string, productId: string) =>
  queryOptions({
    queryKey: ["service-accounts", "of-product", productId],
    queryFn: async ({ signal }) => (await execute(usersDocument, { teamId, productId }, signal)).serviceAccounts,
    staleTime: 0,
  });

/** The roles of a product, the first hundred by name, with what they permit. Needs `role:read`. */
export const rolesOfProductQuery = (teamId: string, productId: string) =>
  queryOptions({
    queryKey: ["roles", "of-product", productId],
    queryFn: async ({ signal }) => (await execute(rolesDocument, { teamId, productId }, signal)).roles?.nodes ?? [],
    staleTime: 0,
  });
