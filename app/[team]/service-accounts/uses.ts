import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";
import { serviceAccountsKey } from "./queries";

/** Of how many API tokens it is told here; an account with more has them in their list. */
export const mostTokens = 50;

const accountUsesDocument = graphql(`
  query AccountUses($id: ID!, $teamId: ID!, $tokens: Boolean!) {
    serviceAccount(id: $id) {
      id
      permissions {
        name
        title
      }
      permissionUses {
        permission
        lastUsedAt
        uses
      }
      clientSecrets {
        id
        hint
        lastUse {
          at
          address
          agent
        }
        usage {
          calls
          refusals
        }
      }
      publicKeys {
        id
        name
        lastUse {
          at
          address
          agent
        }
        usage {
          calls
          refusals
        }
      }
      trustRules {
        id
        name
        lastUse {
          at
          address
          agent
        }
        usage {
          calls
          refusals
        }
      }
    }
    apiTokens(teamId: $teamId, first: 50, filter: { serviceAccountId: $id }) @include(if: $tokens) {
      nodes {
        id
        name
        lastUse {
          at
          address
          agent
        }
        usage {
          calls
          refusals
        }
      }
      totalCount
    }
  }
`);

export type AccountUses = ResultOf<typeof accountUsesDocument>;
export type UsedAccount = NonNullable<AccountUses["serviceAccount"]>;

/** When each credential of an account was last used and from where, and which permissions were exercised; its API tokens for those who may see them. */
export const accountUsesQuery = (teamId: string, id: string, tokens: boolean) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "uses", id, tokens],
    queryFn: async ({ signal }) => (await executePartly(accountUsesDocument, { teamId, id, tokens }, signal)).data,
    staleTime: 0,
    refetchInterval: 30_000,
  });
