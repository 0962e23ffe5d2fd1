import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";

const document = graphql(`
  query TokenPolicy($teamId: ID!) {
    tokenPolicy(teamId: $teamId) {
      maxLifetimeDays
      purposeRequired
      revokeLeaked
    }
  }
`);

const updateTokenPolicyDocument = graphql(`
  mutation UpdateTokenPolicy($teamId: ID!, $input: UpdateTokenPolicyInput!) {
    updateTokenPolicy(teamId: $teamId, input: $input) {
      tokenPolicy {
        maxLifetimeDays
        purposeRequired
        revokeLeaked
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type TokenPolicy = NonNullable<ResultOf<typeof document>["tokenPolicy"]>;

/** What the team demands of API tokens. Needs `token:read`. */
export const tokenPolicyQuery = (teamId: string) =>
  queryOptions({
    queryKey: ["token-policy", teamId],
    queryFn: async ({ signal }) => (await execute(document, { teamId }, signal)).tokenPolicy,
    staleTime: 60_000,
  });

export const updateTokenPolicy = async (variables: VariablesOf<typeof updateTokenPolicyDocument>) =>
  (await execute(updateTokenPolicyDocument, variables)).updateTokenPolicy;
