import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { serviceAccountsKey } from "../service-accounts/queries";

export const apiTokensDocument = graphql(`
  query ApiTokens($teamId: ID!, $filter: ApiTokenFilter, $orderBy: ApiTokenOrder, $first: Int, $after: String, $last: Int, $before: String) {
    apiTokens(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        hint
        format
        state
        scopes
        allowedOrigins
        allowedCidrs
        expiresAt
        lastUsedAt
        createdAt
        createdBy {
          type
          id
          name
        }
        serviceAccount {
          id
          name
          enabled
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

export const apiTokenDocument = graphql(`
  query ApiToken($id: ID!) {
    apiToken(id: $id) {
      id
      name
      version
      purpose
      hint
      format
      state
      scopes
      allowedOrigins
      allowedCidrs
      expiresAt
      lastUsedAt
      lastUse {
        at
        address
        agent
      }
      createdAt
      updatedAt
      secretCreatedAt
      keyWithdrawnAt
      revokedAt
      revokedBy {
        type
        name
      }
      createdBy {
        type
        name
      }
      serviceAccount {
        id
        name
        enabled
        allowedCidrs
        product {
          id
          name
          audience
          builtIn
        }
        permissions {
          name
          title
          description
          dependsOn
        }
      }
    }
  }
`);

const permissionUsesDocument = graphql(`
  query TokenPermissionUses($id: ID!) {
    apiToken(id: $id) {
      id
      permissionUses {
        permission
        lastUsedAt
        uses
      }
    }
  }
`);

const accountDocument = graphql(`
  query AccountForToken($id: ID!) {
    serviceAccount(id: $id) {
      id
      name
      enabled
      allowedCidrs
      product {
        id
        name
        audience
        builtIn
      }
      permissions {
        name
        title
        description
        dependsOn
      }
    }
  }
`);

const choicesDocument = graphql(`
  query AccountChoices($teamId: ID!, $search: String) {
    serviceAccounts(teamId: $teamId, first: 50, filter: { search: $search }) {
      nodes {
        id
        name
      }
    }
  }
`);

const activeDocument = graphql(`
  query ActiveTokenCount($teamId: ID!, $accountId: ID!) {
    apiTokens(teamId: $teamId, first: 1, filter: { serviceAccountId: $accountId, state: ACTIVE }) {
      totalCount
    }
  }
`);

export type ApiTokenListItem = NonNullable<ResultOf<typeof apiTokensDocument>["apiTokens"]>["nodes"][number];
export type ApiToken = NonNullable<ResultOf<typeof apiTokenDocument>["apiToken"]>;
export type TokenAccount = NonNullable<ResultOf<typeof accountDocument>["serviceAccount"]>;
export type ApiTokensVariables = VariablesOf<typeof apiTokensDocument>;

/** All that is kept about API tokens begins with this key. */
export const tokensKey = ["api-tokens"];

export const apiTokensQuery = (variables: ApiTokensVariables) => pageQuery(tokensKey, apiTokensDocument, variables, (answer) => answer.apiTokens);

export const apiTokenQuery = (id: string) =>
  queryOptions({
    queryKey: [...tokensKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(apiTokenDocument, { id }, signal)).apiToken,
  });

/** The permissions that a token has exercised, the latest first. */
export const tokenPermissionUsesQuery = (id: string) =>
  queryOptions({
    queryKey: [...tokensKey, "permission-uses", id],
    queryFn: async ({ signal }) => (await execute(permissionUsesDocument, { id }, signal)).apiToken?.permissionUses ?? [],
    staleTime: 0,
  });

/** A service account with what it may do, which is what its tokens can be narrowed to; null when there is none of this id. */
export const tokenAccountQuery = (id: string) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "for-token", id],
    queryFn: async ({ signal }) => (await execute(accountDocument, { id }, signal)).serviceAccount,
  });

/** The service accounts that a text finds. */
export const accountChoicesQuery = (teamId: string, search: string) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "choices", teamId, search],
    queryFn: async ({ signal }) => (await execute(choicesDocument, { teamId, search: search || null }, signal)).serviceAccounts?.nodes ?? [],
    placeholderData: keepPreviousData,
  });

/** How many API tokens of an account count at the moment. Needs `token:read`. */
export const activeTokensQuery = (teamId: string, accountId: string) =>
  queryOptions({
    queryKey: [...tokensKey, "active", accountId],
    queryFn: async ({ signal }) => (await execute(activeDocument, { teamId, accountId }, signal)).apiTokens?.totalCount ?? 0,
  });

/** Brings up to date all that follows from a change of tokens: lists, pages, and the numbers of the home page. */
export async function refreshTokens(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: tokensKey }),
    queryClient.invalidateQueries({ queryKey: [...serviceAccountsKey, "home"] }),
    queryClient.invalidateQueries({ queryKey: ["audit-events"] }),
  ]);
}
