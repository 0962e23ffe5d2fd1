import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

const createDocument = graphql(`
  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
    createServiceAccount(input: $input) {
      serviceAccount {
        id
        name
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
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const enableDocument = graphql(`
  mutation EnableServiceAccount($id: ID!) {
    enableServiceAccount(id: $id) {
      serviceAccount {
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
  mutation DisableServiceAccount($id: ID!) {
    disableServiceAccount(id: $id) {
      serviceAccount {
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
  mutation DeleteServiceAccount($id: ID!) {
    deleteServiceAccount(id: $id) {
      deletedId
      userErrors {
        field
        message
      }
    }
  }
`);

export const createServiceAccount = async (input: VariablesOf<typeof createDocument>["input"]) =>
  (await execute(createDocument, { input })).createServiceAccount;

export const updateServiceAccount = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateServiceAccount;

export const setServiceAccountEnabled = async (id: string, enabled: boolean) =>
  enabled ? (await execute(enableDocument, { id })).enableServiceAccount : (await execute(disableDocument, { id })).disableServiceAccount;

export const regenerateClientKeys = async (id: string) => (await execute(regenerateDocument, { id })).regenerateClientKeys;

export const deleteServiceAccount = async (id: string) => (await execute(deleteDocument, { id })).deleteServiceAccount;
