import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";

export const auditEventsDocument = graphql(`
  query AuditEvents($teamId: ID!, $filter: AuditEventFilter, $first: Int, $after: String, $last: Int, $before: String) {
    auditEvents(teamId: $teamId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        action
        actorType
        actorId
        actorName
        targetType
        targetId
        targetName
        at
        address
        userAgent
        requestId
        details
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

export type AuditEvent = NonNullable<ResultOf<typeof auditEventsDocument>["auditEvents"]>["nodes"][number];
export type AuditEventsVariables = VariablesOf<typeof auditEventsDocument>;

export const auditEventsQuery = (variables: AuditEventsVariables) =>
  queryOptions({
    queryKey: ["audit-events", variables],
    queryFn: async ({ signal }) => (await execute(auditEventsDocument, variables, signal)).auditEvents,
    placeholderData: keepPreviousData,
    // Events arrive all the time.
    staleTime: 0,
  });
