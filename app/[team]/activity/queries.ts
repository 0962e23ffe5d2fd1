import { queryOptions } from "@tanstack/react-query";
import { execute, executePartly } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";

const eventFragment = graphql(`
  fragment AuditEventFields on AuditEvent @_unmask {
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
`);

export const auditEventsDocument = graphql(
  `
    query AuditEvents($teamId: ID!, $filter: AuditEventFilter, $first: Int, $after: String, $last: Int, $before: String) {
      auditEvents(teamId: $teamId, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...AuditEventFields
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
  [eventFragment],
);

const eventDocument = graphql(
  `
    query AuditEvent($id: ID!) {
      node(id: $id) {
        __typename
        ... on AuditEvent {
          ...AuditEventFields
        }
      }
    }
  `,
  [eventFragment],
);

const lastChangeDocument = graphql(`
  query LastChange($teamId: ID!, $action: String!, $targetId: ID!) {
    auditEvents(teamId: $teamId, first: 1, filter: { action: $action, targetId: $targetId }) {
      nodes {
        actorName
        at
      }
    }
  }
`);

const namesDocument = graphql(`
  query FilterNames($actor: ID!, $target: ID!, $byActor: Boolean!, $byTarget: Boolean!, $teamId: ID!) {
    actor: auditEvents(teamId: $teamId, first: 1, filter: { actorId: $actor }) @include(if: $byActor) {
      nodes {
        actorName
      }
    }
    target: auditEvents(teamId: $teamId, first: 1, filter: { targetId: $target }) @include(if: $byTarget) {
      nodes {
        targetName
      }
    }
  }
`);

/** Who changed something, and when. */
export type LastChange = NonNullable<ResultOf<typeof lastChangeDocument>["auditEvents"]>["nodes"][number];

export type AuditEvent = NonNullable<ResultOf<typeof auditEventsDocument>["auditEvents"]>["nodes"][number];
export type AuditEventsVariables = VariablesOf<typeof auditEventsDocument>;

const key = ["audit-events"];

export const auditEventsQuery = (variables: AuditEventsVariables) => ({
  ...pageQuery(key, auditEventsDocument, variables, (answer) => answer.auditEvents),
  // Events arrive all the time.
  staleTime: 0,
});

/** One event; null when there is none for the viewer. It never changes. */
export const auditEventQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, "detail", id],
    queryFn: async ({ signal }): Promise<AuditEvent | null> => {
      const { node } = await execute(eventDocument, { id }, signal);
      return node?.__typename === "AuditEvent" ? node : null;
    },
    staleTime: Infinity,
  });

/** Who did something to an object last, and when; null when nobody did. Needs `audit:read`. */
export const fetchLastChange = async (teamId: string, action: string, targetId: string): Promise<LastChange | null> =>
  (await execute(lastChangeDocument, { teamId, action, targetId })).auditEvents?.nodes[0] ?? null;

/** What actor and target of a filter were last called in an event; for those whom a link names. */
export const filterNamesQuery = (teamId: string, actor: string, target: string) =>
  queryOptions({
    queryKey: [...key, "names", teamId, actor, target],
    queryFn: async ({ signal }) => {
      const variables = { teamId, actor, target, byActor: actor !== "", byTarget: target !== "" };
      const found = (await executePartly(namesDocument, variables, signal)).data;
      return { actor: found?.actor?.nodes[0]?.actorName, target: found?.target?.nodes[0]?.targetName };
    },
    enabled: actor !== "" || target !== "",
    staleTime: 60_000,
  });
