import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { webhookFields } from "./queries";

/** What makes a webhook. */
export const createWebhookDocument = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      webhook {
        id
        name
        kind
      }
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const updateDocument = graphql(
  `
    mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {
      updateWebhook(id: $id, input: $input) {
        webhook {
          ...WebhookFields
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [webhookFields],
);

const rotateDocument = graphql(`
  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int) {
    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) {
      webhook {
        id
      }
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const enableDocument = graphql(`
  mutation EnableWebhook($id: ID!) {
    enableWebhook(id: $id) {
      webhook {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const disableDocument = graphql(`
  mutation DisableWebhook($id: ID!) {
    disableWebhook(id: $id) {
      webhook {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const deleteDocument = graphql(`
  mutation DeleteWebhook($id: ID!) {
    deleteWebhook(id: $id) {
      deletedId
      userErrors {
        field
        message
      }
    }
  }
`);

const testDocument = graphql(`
  mutation TestWebhook($id: ID!) {
    testWebhook(id: $id) {
      delivery {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const resendDocument = graphql(`
  mutation ResendWebhookDelivery($id: ID!) {
    resendWebhookDelivery(id: $id) {
      delivery {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const createWebhook = async (input: VariablesOf<typeof createWebhookDocument>["input"]) =>
  (await execute(createWebhookDocument, { input })).createWebhook;

export const updateWebhook = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateWebhook;

export const rotateWebhookSecret = async (variables: VariablesOf<typeof rotateDocument>) => (await execute(rotateDocument, variables)).rotateWebhookSecret;

/** Has events sent, or no longer. */
export const setWebhookEnabled = async (id: string, enabled: boolean) =>
  enabled ? (await execute(enableDocument, { id })).enableWebhook : (await execute(disableDocument, { id })).disableWebhook;

export const deleteWebhook = async (id: string) => (await execute(deleteDocument, { id })).deleteWebhook;

/** Sends a message of the type `webhook.test`. */
export const testWebhook = async (id: string) => (await execute(testDocument, { id })).testWebhook;

/** Sends once more what was sent already, under the same id. */
export const resendDelivery = async (id: string) => (await execute(resendDocument, { id })).resendWebhookDelivery;
