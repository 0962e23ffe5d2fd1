import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";

const document = graphql(`
  query OwnPermissions($teamId: ID!) {
    effectivePermissions(teamId: $teamId) {
      permissions {
        permission {
          name
        }
        product {
          id
        }
      }
    }
  }
`);

/** The permissions that the viewer holds, each as `product id` and name in one text. */
export const ownPermissionsQuery = (teamId: string) =>
  queryOptions({
    queryKey: ["viewer", "permissions", teamId],
    queryFn: async ({ signal }) => {
      const { effectivePermissions } = await execute(document, { teamId }, signal);
      return (effectivePermissions?.permissions ?? []).map(({ permission, product }) => `${product.id} ${permission.name}`);
    },
    staleTime: 60_000,
  });
