import { executePartly } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";
import type { Pickable } from "../_components/rights/pick-many";
import { rolesKey } from "./queries";

const document = graphql(`
  query AssigneeChoices($teamId: ID!, $text: String!, $productId: ID, $members: Boolean!, $accounts: Boolean!, $groups: Boolean!) {
    members(teamId: $teamId, first: 10, filter: { search: $text }) @include(if: $members) {
      nodes {
        id
        name
        email
      }
    }
    serviceAccounts(teamId: $teamId, first: 10, filter: { search: $text, productId: $productId }) @include(if: $accounts) {
      nodes {
        id
        name
      }
    }
    groups(teamId: $teamId, first: 10, filter: { search: $text }) @include(if: $groups) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Among {
  members: boolean;
  /** Service accounts of which product, if any. */
  accountsOf: string | undefined;
  groups: boolean;
}

/** Finds members, service accounts and groups by a text, for `PickMany`. Each kind needs the right to read it. */
export const assigneeChoices =
  (teamId: string, { members, accountsOf, groups }: Among) =>
  (text: string) => ({
    queryKey: [...rolesKey, "assignees", teamId, text, members, accountsOf, groups],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Pickable[]> => {
      if (!members && !groups && accountsOf === undefined) return [];
      const variables = { teamId, text, productId: accountsOf, members, accounts: accountsOf !== undefined, groups };
      const { data } = await executePartly(document, variables, signal);
      return [
        ...(data?.members?.nodes ?? []).map(({ id, name, email }) => ({ id, name, detail: email })),
        ...(data?.groups?.nodes ?? []).map(({ id, name }) => ({ id, name, detail: "group" })),
        ...(data?.serviceAccounts?.nodes ?? []).map(({ id, name }) => ({ id, name, detail: "service account" })),
      ];
    },
  });
