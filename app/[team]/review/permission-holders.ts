import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

export const permissionHoldersDocument = graphql(`
  query PermissionHolders(
    $teamId: ID!
    $permission: String!
    $productId: ID
    $type: PermissionHolderType
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    permissionHolders(
      teamId: $teamId
      permission: $permission
      productId: $productId
      type: $type
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes {
        id
        type
        name
        member {
          id
          email
        }
        serviceAccount {
          id
          clientId
        }
        roads {
          until
          role {
            id
            name
          }
          group {
            id
            name
          }
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

export type PermissionHolder = NonNullable<ResultOf<typeof permissionHoldersDocument>["permissionHolders"]>["nodes"][number];
export type PermissionHoldersVariables = VariablesOf<typeof permissionHoldersDocument>;

// Below the key of what people may do, so that each change of permissions counts here.
export const permissionHoldersQuery = (variables: PermissionHoldersVariables) =>
  pageQuery(["effective-permissions", "holders"], permissionHoldersDocument, variables, (answer) => answer.permissionHolders);
