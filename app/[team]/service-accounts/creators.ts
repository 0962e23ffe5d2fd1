import { queryOptions } from "@tanstack/react-query";
import { execute, executePartly } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";
import { serviceAccountsKey } from "./queries";

const recentDocument = graphql(`
  query RecentCreators($teamId: ID!) {
    auditEvents(teamId: $teamId, first: 100, filter: { action: "service-account.create" }) {
      nodes {
        actorType
        actorId
        actorName
      }
    }
  }
`);

const nameDocument = graphql(`
  query CreatorName($teamId: ID!, $id: ID!, $events: Boolean!) {
    node(id: $id) {
      __typename
      ... on ServiceAccount {
        name
      }
    }
    auditEvents(teamId: $teamId, first: 1, filter: { actorId: $id }) @include(if: $events) {
      nodes {
        actorName
      }
    }
  }
`);

const key = [...serviceAccountsKey, "creators"];

/** Who created the latest hundred service accounts; needs `audit:read`. */
export const recentCreatorsQuery = (teamId: string) =>
  queryOptions({
    queryKey: [...key, teamId],
    queryFn: async ({ signal }) => (await execute(recentDocument, { teamId }, signal)).auditEvents?.nodes ?? [],
    staleTime: 60_000,
  });

/** What a service account is called, or a person was when they last did something; the latter needs `audit:read`. */
export const creatorNameQuery = (teamId: string, id: string, events: boolean) =>
  queryOptions({
    queryKey: [...key, "name", teamId, id],
    queryFn: async ({ signal }) => {
      const { data } = await executePartly(nameDocument, { teamId, id, events }, signal);
      return (data?.node?.__typename === "ServiceAccount" ? data.node.name : data?.auditEvents?.nodes[0]?.actorName) ?? null;
    },
    staleTime: 60_000,
  });
