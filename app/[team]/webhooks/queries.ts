import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

/** What lists and grids show of a webhook. */
export const webhookFields = graphql(`
  fragment WebhookFields on Webhook @_unmask {
    id
    version
    name
    kind
    target
    topics
    productEvents
    enabled
    disabledReason
    failingSince
    lastDeliveredAt
    serviceAccountId
    serviceAccount {
      id
      name
    }
    productId
    product {
      id
      name
    }
  }
`);

export const webhooksDocument = graphql(
  `
    query Webhooks($teamId: ID!, $filter: WebhookFilter, $first: Int, $after: String, $last: Int, $before: String) {
      webhooks(teamId: $teamId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...WebhookFields
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
  `,
  [webhookFields],
);

export const webhookDocument = graphql(
  `
    query Webhook($id: ID!) {
      webhook(id: $id) {
        ...WebhookFields
        createdAt
        createdBy {
          type
          name
        }
        updatedAt
        secrets {
          id
          createdAt
          expiresAt
          active
        }
      }
    }
  `,
  [webhookFields],
);

const eventTypesDocument = graphql(`
  query EventsOfProduct($id: ID!) {
    product(id: $id) {
      id
      name
      eventTypes {
        name
        description
      }
    }
  }
`);

export type WebhookListItem = NonNullable<ResultOf<typeof webhooksDocument>["webhooks"]>["nodes"][number];
export type Webhook = NonNullable<ResultOf<typeof webhookDocument>["webhook"]>;
export type WebhooksVariables = VariablesOf<typeof webhooksDocument>;
export type Topic = WebhookListItem["topics"][number];
export type WebhookKind = WebhookListItem["kind"];

/** All that is kept about webhooks begins with this key. */
export const webhooksKey = ["webhooks"];

export const webhooksQuery = (variables: WebhooksVariables) => pageQuery(webhooksKey, webhooksDocument, variables, (answer) => answer.webhooks);

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: [...webhooksKey, "detail", id],
    queryFn: async ({ signal }) => (await execute(webhookDocument, { id }, signal)).webhook,
  });

/** What the list of an account's webhooks is asked for: all that it may have. */
export const accountWebhooksVariables = (teamId: string, serviceAccountId: string): WebhooksVariables => ({
  teamId,
  filter: { serviceAccountId },
  first: 50,
});

/** The events that a product publishes. Needs `product:read`. */
export const productEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ["products", "events", id],
    queryFn: async ({ signal }) => (await execute(eventTypesDocument, { id }, signal)).product,
  });

/** Brings up to date all that is shown of webhooks, but for a deleted one itself. */
export async function refreshWebhooks(queryClient: QueryClient, deletedId?: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: webhooksKey, predicate: ({ queryKey }) => deletedId === undefined || !queryKey.includes(deletedId) }),
    queryClient.invalidateQueries({ queryKey: ["audit-events"] }),
  ]);
}
