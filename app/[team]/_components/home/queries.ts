import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../_graphql/graphql";

export const homeDocument = graphql(`
  query TeamHome($teamId: ID!, $accounts: Boolean!, $products: Boolean!, $events: Boolean!) {
    enabled: serviceAccounts(teamId: $teamId, first: 1, filter: { enabled: true }) @include(if: $accounts) {
      totalCount
      nodes {
        id
      }
    }
    disabled: serviceAccounts(teamId: $teamId, first: 1, filter: { enabled: false }) @include(if: $accounts) {
      totalCount
    }
    products(teamId: $teamId, first: 1) @include(if: $products) {
      totalCount
    }
    granted: auditEvents(teamId: $teamId, first: 1, filter: { action: "token.grant" }) @include(if: $events) {
      totalCount
    }
    refused: auditEvents(teamId: $teamId, first: 1, filter: { action: "token.refuse" }) @include(if: $events) {
      totalCount
    }
  }
`);

/** What a team has; each part only where the viewer may see it. */
export const homeQuery = (variables: VariablesOf<typeof homeDocument>) =>
  queryOptions({
    // Below the key of service accounts, so that every change of one counts here.
    queryKey: ["service-accounts", "home", variables],
    queryFn: ({ signal }) => execute(homeDocument, variables, signal),
  });
