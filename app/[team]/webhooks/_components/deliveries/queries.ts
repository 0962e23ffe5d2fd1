import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../../../_graphql/graphql";
import { pageQuery } from "../../../../_graphql/page-query";
import { webhooksKey } from "../../queries";

export const deliveriesDocument = graphql(`
  query WebhookDeliveries($webhookId: ID!, $filter: WebhookDeliveryFilter, $first: Int, $after: String, $last: Int, $before: String) {
    webhookDeliveries(webhookId: $webhookId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        messageId
        type
        status
        attemptCount
        createdAt
        nextAttemptAt
        finishedAt
        attempts {
          id
          at
          milliseconds
          statusCode
          problem
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

const deliveryDocument = graphql(`
  query WebhookDelivery($id: ID!) {
    node(id: $id) {
      ... on WebhookDelivery {
        id
        webhookId
        messageId
        type
        message
        status
        attemptCount
        createdAt
        nextAttemptAt
        finishedAt
        attempts {
          id
          at
          milliseconds
          statusCode
          answer
          problem
        }
      }
    }
  }
`);

type Found = NonNullable<ResultOf<typeof deliveryDocument>["node"]>;

export type DeliveryListItem = NonNullable<ResultOf<typeof deliveriesDocument>["webhookDeliveries"]>["nodes"][number];
export type Delivery = Extract<Found, { messageId: unknown }>;
export type DeliveryStatus = DeliveryListItem["status"];
export type DeliveriesVariables = VariablesOf<typeof deliveriesDocument>;

const key = [...webhooksKey, "deliveries"];

/** How often is asked what came of a delivery that is on its way now, in milliseconds. */
const watching = 2_000;
/** What isn't tried within this time isn't watched. */
const soon = 60_000;

const isUnderWay = ({ status, nextAttemptAt }: Pick<DeliveryListItem, "status" | "nextAttemptAt">): boolean =>
  status === "PENDING" && (nextAttemptAt === null || Date.parse(nextAttemptAt) - Date.now() < soon);

export const deliveriesQuery = (variables: DeliveriesVariables) => ({
  ...pageQuery(key, deliveriesDocument, variables, (answer) => answer.webhookDeliveries),
  refetchInterval: (query: { state: { data?: { nodes: DeliveryListItem[] } | null } }) => (query.state.data?.nodes.some(isUnderWay) ? watching : false),
  staleTime: 0,
});

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, "one", id],
    queryFn: async ({ signal }) => {
      const { node } = await execute(deliveryDocument, { id }, signal);
      return node && "messageId" in node ? node : null;
    },
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data) ? watching : false),
    staleTime: 0,
  });
