import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { serviceAccountsKey } from "./queries";

const document = graphql(`
  query AccountLimits($id: ID!) {
    serviceAccount(id: $id) {
      id
      version
      limits {
        requestsPerMinute
        requestsUsed
        grantsPerDay
        grantsUsed
      }
    }
  }
`);

const setDocument = graphql(`
  mutation SetServiceAccountLimits($id: ID!, $input: SetServiceAccountLimitsInput!) {
    setServiceAccountLimits(id: $id, input: $input) {
      serviceAccount {
        version
        limits {
          requestsPerMinute
          grantsPerDay
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

/** How often an account may call, and how many tokens it may get, with its version; null when there is no such account. */
export const accountLimitsQuery = (id: string) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "limits", id],
    queryFn: async ({ signal }) => {
      const { serviceAccount: account } = await execute(document, { id }, signal);
      return account && { version: account.version, ...account.limits };
    },
    staleTime: 5_000,
  });

export const setAccountLimits = async (variables: VariablesOf<typeof setDocument>) => (await execute(setDocument, variables)).setServiceAccountLimits;
