import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

export const groupsDocument = graphql(`
  query Groups($teamId: ID!, $filter: GroupFilter, $orderBy: GroupOrder, $first: Int, $after: String, $last: Int, $before: String) {
    groups(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        description
        memberCount
        serviceAccountCount
        createdAt
        roleAssignments {
          id
          active
          role {
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

export const groupDocument = graphql(`
  query Group($id: ID!) {
    group(id: $id) {
      id
      name
      description
      version
      createdAt
      updatedAt
      createdBy {
        type
        name
      }
      memberCount
      serviceAccountCount
      productCounts {
        product {
          id
          name
        }
        serviceAccountCount
      }
      roleAssignments {
        id
        active
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

const groupMembershipsDocument = graphql(`
  query GroupMemberships($groupId: ID!, $filter: GroupMembershipFilter, $first: Int, $after: String, $last: Int, $before: String) {
    groupMemberships(groupId: $groupId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        type
        name
        until
        active
        createdAt
        createdBy {
          type
          name
        }
        member {
          id
          email
        }
        serviceAccount {
          id
          product {
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

export type GroupListItem = NonNullable<ResultOf<typeof groupsDocument>["groups"]>["nodes"][number];
export type Group = NonNullable<ResultOf<typeof groupDocument>["group"]>;
export type GroupsVariables = VariablesOf<typeof groupsDocument>;
export type GroupMembership = NonNullable<ResultOf<typeof groupMembershipsDocument>["groupMemberships"]>["nodes"][number];
export type GroupMembershipsVariables = VariablesOf<typeof groupMembershipsDocument>;

/** All that is kept about groups begins with this key. */
export const groupsKey = ["groups"];

export const groupsQuery = (variables: GroupsVariables) => pageQuery(groupsKey, groupsDocument, variables, (answer) => answer.groups);

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: [...groupsKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(groupDocument, { id }, signal)).group,
  });

/** Who is in a group, a page at a time. */
export const groupMembershipsQuery = (variables: GroupMembershipsVariables) =>
  pageQuery([...groupsKey, "memberships"], groupMembershipsDocument, variables, (answer) => answer.groupMemberships);
