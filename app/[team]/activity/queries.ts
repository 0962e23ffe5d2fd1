import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute, executePartly } from "../../_graphql/execute";
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

const eventDocument = graphql(`
  query AuditEvent($id: ID!) {
    node(id: $id) {
      __typename
      ... on AuditEvent {
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
    }
  }
`);

const thingsDocument = graphql(`
  query FilterThings($teamId: ID!, $text: String!, $accounts: Boolean!, $products: Boolean!) {
    serviceAccounts(teamId: $teamId, first: 8, filter: { search: $text }) @include(if: $accounts) {
      nodes {
        id
        name
      }
    }
    products(teamId: $teamId, first: 8, filter: { search: $text }) @include(if: $products) {
      nodes {
        id
        name
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

export type AuditEvent = NonNullable<ResultOf<typeof auditEventsDocument>["auditEvents"]>["nodes"][number];
export type AuditEventsVariables = VariablesOf<typeof auditEventsDocument>;

const key = ["audit-events"];

export const auditEventsQuery = (variables: AuditEventsVariables) =>
  queryOptions({
    queryKey: [...key, "list", variables],
    queryFn: async ({ signal }) => (await execute(auditEventsDocument, variables, signal)).auditEvents,
    placeholderData: keepPreviousData,
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

/** Service accounts and products whose events can be asked for. */
export const filterThingsQuery = (variables: VariablesOf<typeof thingsDocument>) =>
  queryOptions({
    queryKey: [...key, "things", variables],
    queryFn: async ({ signal }) => (await executePartly(thingsDocument, variables, signal)).data,
  });

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
