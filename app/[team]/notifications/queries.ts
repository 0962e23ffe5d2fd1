import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { send } from "../../_graphql/send";

export const notificationsDocument = graphql(`
  query Notifications($teamId: ID!, $filter: NotificationFilter, $first: Int, $after: String, $last: Int, $before: String) {
    notifications(teamId: $teamId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        kind
        title
        serviceAccountId
        subjectId
        createdAt
        readAt
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

const unreadDocument = graphql(`
  query UnreadNotifications($teamId: ID!) {
    notifications(teamId: $teamId, first: 1, filter: { unread: true }) {
      totalCount
    }
  }
`);

export type NotificationPage = NonNullable<ResultOf<typeof notificationsDocument>["notifications"]>;
export type Notification = NotificationPage["nodes"][number];
export type NotificationsVariables = VariablesOf<typeof notificationsDocument>;

/** All that is kept about notifications begins with this key. */
export const notificationsKey = ["notifications"];
export const unreadKey = (teamId: string) => [...notificationsKey, "unread", teamId];

/** What the viewer was told. It arrives at any time. */
export const notificationsQuery = (variables: NotificationsVariables) => ({
  ...pageQuery(notificationsKey, notificationsDocument, variables, (answer) => answer.notifications),
  staleTime: 0,
});

const pause = 60_000;

/** How much the viewer hasn't read; asked for now and then while the page is looked at, and by itself never a reason to sign in again. */
export const unreadQuery = (teamId: string) =>
  queryOptions({
    queryKey: unreadKey(teamId),
    queryFn: async ({ signal }) => {
      const { data, problem } = await send(unreadDocument, { teamId }, signal);
      if (!data?.notifications) throw problem ?? new Error("no answer");
      return data.notifications.totalCount;
    },
    staleTime: pause / 2,
    refetchInterval: pause,
  });

/** Brings up to date all that is shown of notifications. */
export const refreshNotifications = (queryClient: QueryClient) => queryClient.invalidateQueries({ queryKey: notificationsKey });
