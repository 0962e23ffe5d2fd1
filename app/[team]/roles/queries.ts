import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

export const rolesDocument = graphql(`
  query Roles($teamId: ID!, $filter: RoleFilter, $orderBy: RoleOrder, $first: Int, $after: String, $last: Int, $before: String) {
    roles(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        description
        builtIn
        assignableTo
        createdAt
        product {
          id
          name
        }
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

export const roleDocument = graphql(`
  query Role($id: ID!) {
    role(id: $id) {
      id
      name
      description
      builtIn
      assignableTo
      version
      createdAt
      createdBy {
        type
        name
      }
      product {
        id
        name
        builtIn
        permissions {
          name
          title
          description
          dependsOn
          peopleOnly
        }
      }
      permissions {
        name
      }
    }
  }
`);

const productDocument = graphql(`
  query PermissionsOfProduct($id: ID!) {
    product(id: $id) {
      permissions {
        name
        title
        description
        dependsOn
        peopleOnly
      }
    }
  }
`);

const ownRightsDocument = graphql(`
  query OwnRights($teamId: ID!) {
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

export type RoleListItem = NonNullable<ResultOf<typeof rolesDocument>["roles"]>["nodes"][number];
export type Role = NonNullable<ResultOf<typeof roleDocument>["role"]>;
export type RolesVariables = VariablesOf<typeof rolesDocument>;

/** All that is kept about roles begins with this key. */
export const rolesKey = ["roles"];
const detailKey = (id: string) => [...rolesKey, "detail", id];

export const rolesQuery = (variables: RolesVariables) => pageQuery(rolesKey, rolesDocument, variables, (answer) => answer.roles);

export const roleQuery = (id: string) =>
  queryOptions({
    queryKey: detailKey(id),
    queryFn: async ({ signal }) => (await execute(roleDocument, { id }, signal)).role,
  });

/** What a product declares. Needs `product:read`. */
export const productPermissionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["products", "permissions", id],
    queryFn: async ({ signal }) => (await execute(productDocument, { id }, signal)).product?.permissions ?? [],
  });

/** The permissions that the viewer holds, each as `product id` and name in one text. */
export const ownRightsQuery = (teamId: string) =>
  queryOptions({
    queryKey: ["viewer", "rights", teamId],
    queryFn: async ({ signal }) => {
      const { effectivePermissions } = await execute(ownRightsDocument, { teamId }, signal);
      return (effectivePermissions?.permissions ?? []).map(({ permission, product }) => `${product.id} ${permission.name}`);
    },
    staleTime: 60_000,
  });

// What the keys begin with of all that is shown of who has which rights.
const aboutRights = new Set([
  "roles",
  "role-assignments",
  "groups",
  "members",
  "invitations",
  "service-accounts",
  "effective-permissions",
  "can",
  "permission-givers",
  "viewer",
  "audit-events",
]);

/**
 * Brings up to date all that follows from who has which rights: lists and pages of roles, of those who hold them, what the viewer may do, and
 * what is told of the change.
 * @param deletedId a role, group or member that is gone, and not to be asked for again
 */
export async function refreshRights(queryClient: QueryClient, deletedId?: string): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => aboutRights.has(String(queryKey[0])) && (deletedId === undefined || !JSON.stringify(queryKey).includes(deletedId)),
  });
}
