import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { serviceAccountsKey } from "../service-accounts/queries";

export const clientSecretsDocument = graphql(`
  query ClientSecrets($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
    clientSecrets(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        hint
        active
        createdAt
        expiresAt
        lastUsedAt
        serviceAccount {
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

export const publicKeysDocument = graphql(`
  query PublicKeys($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
    publicKeys(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        createdAt
        expiresAt
        lastUsedAt
        serviceAccount {
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

export const trustRulesDocument = graphql(`
  query TeamTrustRules($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
    trustRules(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        createdAt
        expiresAt
        lastUsedAt
        serviceAccount {
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

const retireDocument = graphql(`
  mutation RetireClientSecrets($ids: [ID!]!) {
    retireClientSecrets(ids: $ids) {
      changedIds
      userErrors {
        field
        message
      }
    }
  }
`);

const restoreDocument = graphql(`
  mutation RestoreClientSecrets($ids: [ID!]!) {
    restoreClientSecrets(ids: $ids) {
      changedIds
      userErrors {
        field
        message
      }
    }
  }
`);

export type SecretOfTeam = NonNullable<ResultOf<typeof clientSecretsDocument>["clientSecrets"]>["nodes"][number];
export type KeyOfTeam = NonNullable<ResultOf<typeof publicKeysDocument>["publicKeys"]>["nodes"][number];
export type CredentialVariables = VariablesOf<typeof clientSecretsDocument>;

// Below the key of service accounts, so that what changes an account's credentials counts here.
export const clientSecretsQuery = (variables: CredentialVariables) =>
  pageQuery([...serviceAccountsKey, "secrets"], clientSecretsDocument, variables, (answer) => answer.clientSecrets);

export const publicKeysQuery = (variables: CredentialVariables) =>
  pageQuery([...serviceAccountsKey, "keys"], publicKeysDocument, variables, (answer) => answer.publicKeys);

export const trustRulesQuery = (variables: CredentialVariables) =>
  pageQuery([...serviceAccountsKey, "rules"], trustRulesDocument, variables, (answer) => answer.trustRules);

/** Ends secrets, all of them or none. */
export const retireClientSecrets = async (ids: string[]) => (await execute(retireDocument, { ids })).retireClientSecrets;

/** Puts secrets in force again that were ended less than a day ago. */
export const restoreClientSecrets = async (ids: string[]) => (await execute(restoreDocument, { ids })).restoreClientSecrets;
