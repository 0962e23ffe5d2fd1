import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";

export const notificationPolicyDocument = graphql(`
  query NotificationPolicy($teamId: ID!) {
    notificationPolicy(teamId: $teamId) {
      expiryDays
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateNotificationPolicy($teamId: ID!, $expiryDays: [Int!]!) {
    updateNotificationPolicy(teamId: $teamId, input: { expiryDays: $expiryDays }) {
      notificationPolicy {
        expiryDays
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type NotificationPolicy = NonNullable<ResultOf<typeof notificationPolicyDocument>["notificationPolicy"]>;

/** When the team is warned. */
export const notificationPolicyQuery = (teamId: string) =>
  queryOptions({
    queryKey: ["notification-policy", teamId],
    queryFn: async ({ signal }) => (await execute(notificationPolicyDocument, { teamId }, signal)).notificationPolicy,
    staleTime: 60_000,
  });

export const updateNotificationPolicy = async (teamId: string, expiryDays: number[]) =>
  (await execute(updateDocument, { teamId, expiryDays })).updateNotificationPolicy;
