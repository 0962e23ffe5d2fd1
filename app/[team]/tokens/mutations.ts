import { changeEach } from "../../_graphql/change-each";
import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

/** What makes an API token. */
export const createApiTokenDocument = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      apiToken {
        id
        name
      }
      token
      userErrors {
        field
        message
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateApiToken($id: ID!, $input: UpdateApiTokenInput!) {
    updateApiToken(id: $id, input: $input) {
      apiToken {
        version
        name
        purpose
        scopes
        allowedOrigins
        allowedCidrs
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const resetDocument = graphql(`
  mutation ResetApiToken($id: ID!, $input: ResetApiTokenInput) {
    resetApiToken(id: $id, input: $input) {
      apiToken {
        id
        allowedOrigins
      }
      token
      userErrors {
        field
        message
      }
    }
  }
`);

const revokeEverythingDocument = graphql(`
  mutation RevokeEverything($serviceAccountId: ID!) {
    revokeEverything(serviceAccountId: $serviceAccountId) {
      revokedTokens
      userErrors {
        field
        message
      }
    }
  }
`);

export const createApiToken = async (input: VariablesOf<typeof createApiTokenDocument>["input"]) =>
  (await execute(createApiTokenDocument, { input })).createApiToken;

export const updateApiToken = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateApiToken;

export const resetApiToken = async (variables: VariablesOf<typeof resetDocument>) => (await execute(resetDocument, variables)).resetApiToken;

/** Revokes tokens, all of them or none. */
export const revokeApiTokens = changeEach(
  graphql(`
    mutation RevokeApiTokens($ids: [ID!]!) {
      changed: revokeApiTokens(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Puts tokens in force again that were revoked less than a day ago, all of them or none. */
export const restoreApiTokens = changeEach(
  graphql(`
    mutation RestoreApiTokens($ids: [ID!]!) {
      changed: restoreApiTokens(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Ends all that an account could prove itself with. */
export const revokeEverything = async (serviceAccountId: string) => (await execute(revokeEverythingDocument, { serviceAccountId })).revokeEverything;
