import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

/** What makes a service account. */
export const createServiceAccountDocument = graphql(`
  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
    createServiceAccount(input: $input) {
      serviceAccount {
        id
        name
        requireDpop
      }
      clientKeys {
        clientId
        clientSecret
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateServiceAccount($id: ID!, $input: UpdateServiceAccountInput!) {
    updateServiceAccount(id: $id, input: $input) {
      serviceAccount {
        version
        name
        description
        contact
        accessTokenLifetime
        refreshLifetime
        requireDpop
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

const enableDocument = graphql(`
  mutation EnableServiceAccounts($ids: [ID!]!) {
    enableServiceAccounts(ids: $ids) {
      serviceAccounts {
        id
        enabled
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const disableDocument = graphql(`
  mutation DisableServiceAccounts($ids: [ID!]!) {
    disableServiceAccounts(ids: $ids) {
      serviceAccounts {
        id
        enabled
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const regenerateDocument = graphql(`
  mutation RegenerateClientKeys($id: ID!) {
    regenerateClientKeys(id: $id) {
      serviceAccount {
        id
        requireDpop
      }
      clientKeys {
        clientId
        clientSecret
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const deleteDocument = graphql(`
  mutation DeleteServiceAccounts($ids: [ID!]!) {
    deleteServiceAccounts(ids: $ids) {
      deletedIds
      userErrors {
        field
        message
      }
    }
  }
`);

export const createServiceAccount = async (input: VariablesOf<typeof createServiceAccountDocument>["input"]) =>
  (await execute(createServiceAccountDocument, { input })).createServiceAccount;

export const updateServiceAccount = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateServiceAccount;

/** Switches accounts on or off, all of them or none. */
export const setServiceAccountsEnabled = async (ids: string[], enabled: boolean) =>
  enabled ? (await execute(enableDocument, { ids })).enableServiceAccounts : (await execute(disableDocument, { ids })).disableServiceAccounts;

export const regenerateClientKeys = async (id: string) => (await execute(regenerateDocument, { id })).regenerateClientKeys;

/** Deletes accounts, all of them or none. */
export const deleteServiceAccounts = async (ids: string[]) => (await execute(deleteDocument, { ids })).deleteServiceAccounts;
