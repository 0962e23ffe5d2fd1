import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { tokensKey } from "./queries";

const document = graphql(`
  query TokenLimits($id: ID!) {
    apiToken(id: $id) {
      id
      version
      limits {
        requestsPerMinute
        requestsUsed
      }
      serviceAccount {
        id
        limits {
          requestsPerMinute
          requestsUsed
        }
      }
    }
  }
`);

const setDocument = graphql(`
  mutation SetApiTokenLimits($id: ID!, $input: SetApiTokenLimitsInput!) {
    setApiTokenLimits(id: $id, input: $input) {
      apiToken {
        version
        limits {
          requestsPerMinute
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** How often a token may call, and its account, with the token's version; null when there is no such token. */
export const tokenLimitsQuery = (id: string) =>
  queryOptions({
    queryKey: [...tokensKey, "limits", id],
    queryFn: async ({ signal }) => {
      const { apiToken: token } = await execute(document, { id }, signal);
      return token && { version: token.version, ...token.limits, ofAccount: token.serviceAccount.limits };
    },
    staleTime: 5_000,
  });

export const setTokenLimits = async (variables: VariablesOf<typeof setDocument>) => (await execute(setDocument, variables)).setApiTokenLimits;
