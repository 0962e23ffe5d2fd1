import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { groupsKey } from "../groups/queries";

const document = graphql(`
  query EndingMemberships($teamId: ID!, $filter: GroupMembershipFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
    groupMemberships(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        type
        name
        until
        createdAt
        group {
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

export type EndingMembership = NonNullable<ResultOf<typeof document>["groupMemberships"]>["nodes"][number];

/** Memberships of all the team's groups, a page of them. Needs `group:read`. */
export const endingMembershipsQuery = (variables: VariablesOf<typeof document>) =>
  pageQuery([...groupsKey, "ending"], document, variables, (answer) => answer.groupMemberships);
