import { execute, executePartly } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";
import type { Pickable } from "./pick-many";

const groupsDocument = graphql(`
  query GroupChoices($teamId: ID!, $text: String!) {
    groups(teamId: $teamId, first: 50, filter: { search: $text }) {
      nodes {
        id
        name
      }
    }
  }
`);

const holdersDocument = graphql(`
  query HolderChoices($teamId: ID!, $text: String!, $productId: ID, $members: Boolean!, $accounts: Boolean!, $groups: Boolean!) {
    members(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $members) {
      nodes {
        id
        name
        email
      }
    }
    serviceAccounts(teamId: $teamId, first: 20, filter: { search: $text, productId: $productId }) @include(if: $accounts) {
      nodes {
        id
        name
        product {
          name
        }
      }
    }
    groups(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $groups) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Among {
  members: boolean;
  accounts: boolean;
  groups: boolean;
  /** Only the service accounts of this product. */
  productId?: string;
}

/** The groups that a text finds, for `PickMany`; needs `group:read`. */
export const groupChoices = (teamId: string) => (text: string) => ({
  queryKey: ["groups", "choices", teamId, text],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Pickable[]> => (await execute(groupsDocument, { teamId, text }, signal)).groups?.nodes ?? [],
});

/** The people, groups and service accounts that a text finds, for `PickMany`. Each kind needs the permission to read it. */
export const holderChoices = (teamId: string, among: Among) => (text: string) => ({
  queryKey: ["members", "choices", teamId, among, text],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Pickable[]> => {
    if (!among.members && !among.accounts && !among.groups) return [];
    const { data } = await executePartly(holdersDocument, { teamId, text, ...among }, signal);
    return [
      ...(data?.members?.nodes ?? []).map(({ id, name, email }) => ({ id, name, detail: email })),
      ...(data?.groups?.nodes ?? []).map(({ id, name }) => ({ id, name, detail: "group" })),
      ...(data?.serviceAccounts?.nodes ?? []).map(({ id, name, product }) => ({
        id,
        name,
        detail: among.productId ? "service account" : `service account for ${product.name}`,
      })),
    ];
  },
});

const startingWith = (prefix: string, holders: readonly { id: string }[]) => holders.flatMap(({ id }) => (id.startsWith(prefix) ? [id] : []));

/** Ids of people and of service accounts, apart. */
export const holderIds = (holders: readonly { id: string }[]) => ({
  memberIds: startingWith("mem_", holders),
  serviceAccountIds: startingWith("sa_", holders),
});

/** The same with those of groups, which can hold roles too. */
export const assigneeIds = (assignees: readonly { id: string }[]) => ({ ...holderIds(assignees), groupIds: startingWith("grp_", assignees) });
