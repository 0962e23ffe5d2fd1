import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

export const serviceAccountsDocument = graphql(`
  query ServiceAccounts($teamId: ID!, $filter: ServiceAccountFilter, $orderBy: ServiceAccountOrder, $first: Int, $after: String, $last: Int, $before: String) {
    serviceAccounts(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        description
        contact
        clientId
        enabled
        createdAt
        lastUsedAt
        product {
          id
          name
        }
        createdBy {
          type
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

export const serviceAccountDocument = graphql(`
  query ServiceAccount($id: ID!) {
    serviceAccount(id: $id) {
      id
      name
      version
      description
      contact
      email
      clientId
      enabled
      accessTokenLifetime
      refreshLifetime
      requireDpop
      allowedOrigins
      allowedCidrs
      createdAt
      updatedAt
      keysCreatedAt
      lastUsedAt
      lastUse {
        at
        address
        agent
      }
      createdBy {
        type
        name
      }
      product {
        id
        key
        name
        audience
        builtIn
      }
      roles {
        id
        name
        description
        permissions {
          name
          title
        }
      }
    }
  }
`);

export type ServiceAccountListItem = NonNullable<ResultOf<typeof serviceAccountsDocument>["serviceAccounts"]>["nodes"][number];
export type ServiceAccount = NonNullable<ResultOf<typeof serviceAccountDocument>["serviceAccount"]>;
export type ServiceAccountsVariables = VariablesOf<typeof serviceAccountsDocument>;

/** All that is kept about service accounts begins with this key. */
export const serviceAccountsKey = ["service-accounts"];
export const listKey = [...serviceAccountsKey, "list"];
export const detailKey = (id: string) => [...serviceAccountsKey, "detail", id];

export const serviceAccountsQuery = (variables: ServiceAccountsVariables) =>
  pageQuery(serviceAccountsKey, serviceAccountsDocument, variables, (answer) => answer.serviceAccounts);

export const serviceAccountQuery = (id: string) =>
  queryOptions({
    queryKey: detailKey(id),
    queryFn: async ({ signal }) => (await execute(serviceAccountDocument, { id }, signal)).serviceAccount,
  });
