import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";
import { serviceAccountsKey } from "./queries";

/** What an account proves itself with, but for the trust rules. */
const credentialsDocument = graphql(`
  query AccountCredentials($id: ID!) {
    serviceAccount(id: $id) {
      id
      clientId
      clientSecrets {
        id
        hint
        createdAt
        createdBy {
          type
          name
        }
        expiresAt
        lastUsedAt
        lastUse {
          at
          address
          agent
        }
      }
      publicKeys {
        id
        name
        kid
        jwk
        jwksUrl
        createdAt
        createdBy {
          type
          name
        }
        expiresAt
        lastUsedAt
        lastUse {
          at
          address
          agent
        }
      }
    }
  }
`);

export type AccountCredentials = NonNullable<ResultOf<typeof credentialsDocument>["serviceAccount"]>;
export type ClientSecret = AccountCredentials["clientSecrets"][number];
export type PublicKey = AccountCredentials["publicKeys"][number];

/** The secrets and keys of an account; null when there is no such account. */
export const credentialsQuery = (id: string) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "credentials", id],
    queryFn: async ({ signal }) => (await execute(credentialsDocument, { id }, signal)).serviceAccount,
  });

/** Brings up to date all that follows from a change of credentials. */
export async function refreshCredentials(queryClient: QueryClient): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: serviceAccountsKey }), queryClient.invalidateQueries({ queryKey: ["audit-events"] })]);
}
