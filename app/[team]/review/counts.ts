import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { serviceAccountsKey } from "../service-accounts/queries";

const dormantDocument = graphql(`
  query DormantCounts($teamId: ID!, $days: Int!) {
    teamNumbers(teamId: $teamId, dormantDays: $days) {
      dormantServiceAccounts
      dormantClientSecrets
      dormantApiTokens
    }
  }
`);

/** What counts and ends within so many days, kind by kind. */
export const expiringDocument = graphql(`
  query ExpiringCounts($teamId: ID!, $days: Int!, $tokens: Boolean!, $roles: Boolean!, $groups: Boolean!) {
    tokens: apiTokens(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) @include(if: $tokens) {
      totalCount
    }
    secrets: clientSecrets(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) {
      totalCount
    }
    keys: publicKeys(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) {
      totalCount
    }
    rules: trustRules(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) {
      totalCount
    }
    roles: roleAssignments(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) @include(if: $roles) {
      totalCount
    }
    groups: groupMemberships(teamId: $teamId, first: 1, filter: { expiresWithinDays: $days }) @include(if: $groups) {
      totalCount
    }
  }
`);

/** How much of each kind nobody has used for so many days. */
export const dormantCountsQuery = (variables: VariablesOf<typeof dormantDocument>) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "home", "dormant", variables],
    queryFn: async ({ signal }) => (await executePartly(dormantDocument, variables, signal)).data?.teamNumbers ?? null,
  });

/** How much of each kind ends within so many days. */
export const expiringCountsQuery = (variables: VariablesOf<typeof expiringDocument>) =>
  queryOptions({
    queryKey: [...serviceAccountsKey, "home", "expiring", variables],
    queryFn: async ({ signal }) => (await executePartly(expiringDocument, variables, signal)).data ?? null,
  });
