import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";

const document = graphql(`
  query AuditPolicy($teamId: ID!) {
    auditPolicy(teamId: $teamId) {
      retentionDays
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateAuditPolicy($teamId: ID!, $retentionDays: Int) {
    updateAuditPolicy(teamId: $teamId, input: { retentionDays: $retentionDays }) {
      auditPolicy {
        retentionDays
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const olderDocument = graphql(`
  query OlderEvents($teamId: ID!, $until: DateTime!) {
    auditEvents(teamId: $teamId, first: 1, filter: { until: $until }) {
      totalCount
    }
  }
`);

export type AuditPolicy = NonNullable<ResultOf<typeof document>["auditPolicy"]>;

const key = ["audit-policy"];

/** How long the team keeps its events. Needs `audit:read`. */
export const auditPolicyQuery = (teamId: string) =>
  queryOptions({
    queryKey: [...key, teamId],
    queryFn: async ({ signal }) => (await execute(document, { teamId }, signal)).auditPolicy,
    staleTime: 60_000,
  });

/** How many events there are of before a time. */
export const olderEventsQuery = (teamId: string, until: string) =>
  queryOptions({
    queryKey: [...key, "older", teamId, until],
    queryFn: async ({ signal }) => (await execute(olderDocument, { teamId, until }, signal)).auditEvents?.totalCount ?? 0,
    staleTime: 0,
  });

export const updateAuditPolicy = async (teamId: string, retentionDays: number | null) =>
  (await execute(updateDocument, { teamId, retentionDays })).updateAuditPolicy;
