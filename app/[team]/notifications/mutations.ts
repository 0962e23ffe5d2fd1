import { execute } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";

const markDocument = graphql(`
  mutation MarkNotifications($ids: [ID!]!, $read: Boolean!) {
    markNotifications(ids: $ids, read: $read) {
      notifications {
        id
        readAt
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const markAllDocument = graphql(`
  mutation MarkAllNotificationsRead($teamId: ID!) {
    markAllNotificationsRead(teamId: $teamId) {
      count
      userErrors {
        field
        message
      }
    }
  }
`);

/** Marks some as read or unread. */
export const markNotifications = async (ids: string[], read: boolean) => (await execute(markDocument, { ids, read })).markNotifications;

/** Marks all that the viewer was told in a team as read. */
export const markAllNotificationsRead = async (teamId: string) => (await execute(markAllDocument, { teamId })).markAllNotificationsRead;
