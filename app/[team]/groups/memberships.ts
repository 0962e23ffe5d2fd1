import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";

/** A group that somebody is in, with the roles that it holds. */
export const membershipFields = graphql(`
  fragment MembershipFields on GroupMembership @_unmask {
    id
    until
    active
    createdAt
    createdBy {
      type
      name
    }
    group {
      id
      name
      roleAssignments {
        id
        active
        until
        role {
          id
          name
          product {
            id
            name
          }
        }
      }
    }
  }
`);

const accountDocument = graphql(
  `
    query ServiceAccountGroups($id: ID!) {
      serviceAccount(id: $id) {
        groupMemberships {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFields],
);

/** That somebody is in a group. */
export type Membership = ResultOf<typeof membershipFields>;

/** The groups of a service account; needs `group:read`. */
export const accountGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: ["service-accounts", "groups", id],
    queryFn: async ({ signal }) => (await execute(accountDocument, { id }, signal)).serviceAccount?.groupMemberships ?? [],
  });
