import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";

const document = graphql(`
  query AssignableRoles($teamId: ID!, $productId: ID) {
    roles(teamId: $teamId, filter: { productId: $productId, assignableTo: SERVICE_ACCOUNTS }, first: 100) {
      nodes {
        id
        name
        description
      }
    }
  }
`);

/** The roles that a service account of the product can hold; needs `role:read`. */
export const assignableRolesQuery = (teamId: string, productId: string | null) =>
  queryOptions({
    queryKey: ["roles", teamId, productId],
    queryFn: async ({ signal }) => (await execute(document, { teamId, productId }, signal)).roles?.nodes ?? [],
    staleTime: 60_000,
  });
