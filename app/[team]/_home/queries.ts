import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";

export const homeDocument = graphql(`
  query TeamHome(
    $teamId: ID!
    $accounts: Boolean!
    $tokens: Boolean!
    $products: Boolean!
    $roles: Boolean!
    $groups: Boolean!
    $members: Boolean!
    $events: Boolean!
    $since: DateTime!
    $unusedSince: DateTime!
    $dormant: Int!
    $soon: Int!
  ) {
    teamNumbers(teamId: $teamId, dormantDays: $dormant, expiringDays: $soon) @include(if: $accounts) {
      serviceAccounts
      disabledServiceAccounts
      dormantServiceAccounts
      dormantClientSecrets
      dormantApiTokens
      expiringCredentials
      expiringApiTokens
      expiringRoleAssignments
      expiringGroupMemberships
      callsToday
      callsLastWeek
      refusalsToday
      refusalsLastWeek
    }
    first: serviceAccounts(teamId: $teamId, first: 1, filter: { enabled: true }) @include(if: $accounts) {
      nodes {
        id
      }
    }
    disabled: serviceAccounts(teamId: $teamId, first: 3, filter: { enabled: false }) @include(if: $accounts) {
      totalCount
      nodes {
        id
        name
      }
    }
    dormant: serviceAccounts(teamId: $teamId, first: 3, filter: { enabled: true, unusedSince: $unusedSince }) @include(if: $accounts) {
      totalCount
      nodes {
        id
        name
      }
    }
    activeTokens: apiTokens(teamId: $teamId, first: 1, filter: { state: ACTIVE }) @include(if: $tokens) {
      totalCount
    }
    expiring: apiTokens(teamId: $teamId, first: 3, filter: { expiresWithinDays: $soon }, orderBy: { field: EXPIRES_AT, direction: ASC }) @include(if: $tokens) {
      totalCount
      nodes {
        id
        name
      }
    }
    products(teamId: $teamId, first: 1) @include(if: $products) {
      totalCount
    }
    roles(teamId: $teamId, first: 1) @include(if: $roles) {
      totalCount
    }
    groups(teamId: $teamId, first: 1) @include(if: $groups) {
      totalCount
    }
    members(teamId: $teamId, first: 1) @include(if: $members) {
      totalCount
    }
    refused: auditEvents(teamId: $teamId, first: 1, filter: { action: "token.refuse", from: $since }) @include(if: $events) {
      totalCount
    }
    everGranted: auditEvents(teamId: $teamId, first: 1, filter: { action: "token.grant" }) @include(if: $events) {
      nodes {
        id
      }
    }
  }
`);

export type HomeData = ResultOf<typeof homeDocument>;
export type TeamNumbers = NonNullable<HomeData["teamNumbers"]>;

/** What a team has; each part only where the viewer may see it, and a part that was refused doesn't take the others with it. */
export const homeQuery = (variables: VariablesOf<typeof homeDocument>) =>
  queryOptions({
    // Below the key of service accounts, so that every change of one counts here.
    queryKey: ["service-accounts", "home", variables],
    queryFn: ({ signal }) => executePartly(homeDocument, variables, signal),
  });
