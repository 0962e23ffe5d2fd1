import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { membershipFields } from "../groups/memberships";

export const membersDocument = graphql(`
  query Members($teamId: ID!, $filter: MemberFilter, $orderBy: MemberOrder, $first: Int, $after: String, $last: Int, $before: String) {
    members(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        email
        isYou
        joinedAt
        roleAssignments {
          id
          active
          role {
            name
          }
        }
        groups {
          id
          active
          group {
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

export const memberDocument = graphql(
  `
    query Member($id: ID!) {
      member(id: $id) {
        id
        userId
        name
        email
        isYou
        joinedAt
        groups {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFields],
);

export const invitationsDocument = graphql(`
  query Invitations($teamId: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    invitations(teamId: $teamId, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        email
        createdAt
        expiresAt
        expired
        createdBy {
          type
          name
        }
        roles {
          id
          name
        }
        groups {
          id
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

export type MemberListItem = NonNullable<ResultOf<typeof membersDocument>["members"]>["nodes"][number];
export type Member = NonNullable<ResultOf<typeof memberDocument>["member"]>;
export type Invitation = NonNullable<ResultOf<typeof invitationsDocument>["invitations"]>["nodes"][number];
export type MembersVariables = VariablesOf<typeof membersDocument>;
type InvitationsVariables = VariablesOf<typeof invitationsDocument>;

/** All that is kept about members begins with this key. */
const membersKey = ["members"];
const invitationsKey = ["invitations"];

export const membersQuery = (variables: MembersVariables) =>
  queryOptions({
    ...pageQuery(membersKey, membersDocument, variables, (answer) => answer.members),
    // People join while one looks.
    staleTime: 0,
  });

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: [...membersKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(memberDocument, { id }, signal)).member,
  });

/** Invitations that nobody has accepted yet. */
export const invitationsQuery = (variables: InvitationsVariables) =>
  queryOptions({
    ...pageQuery(invitationsKey, invitationsDocument, variables, (answer) => answer.invitations),
    // People join while one looks.
    staleTime: 0,
  });

/** Brings the lists of invitations up to date. */
export const refreshInvitations = (queryClient: QueryClient): Promise<void> => queryClient.invalidateQueries({ queryKey: invitationsKey });
