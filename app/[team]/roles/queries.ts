import { queryOptions } from "@tanstack/react-query";
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
