import { execute, executePartly } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";
import type { Pickable } from "./pick-many";

const groupsDocument = graphql(`
  query GroupChoices($teamId: ID!, $text: String) {
    groups(teamId: $teamId, first: 50, filter: { search: $text }) {
      nodes {
        id
        name
      }
    }
  }
`);

const holdersDocument = graphql(`
  query HolderChoices($teamId: ID!, $text: String, $members: Boolean!, $accounts: Boolean!) {
    members(teamId: $teamId, first: 25, filter: { search: $text }) @include(if: $members) {
      nodes {
        id
        name
        email
      }
    }
    serviceAccounts(teamId: $teamId, first: 25, filter: { search: $text }) @include(if: $accounts) {
      nodes {
        id
        name
        product {
          name
        }
      }
    }
  }
`);

/** The groups that a text finds; needs `group:read`. */
export const groupChoices = (teamId: string) => (text: string) => ({
  queryKey: ["groups", "choices", teamId, text],
  queryFn: async (): Promise<Pickable[]> => (await execute(groupsDocument, { teamId, text: text || null })).groups?.nodes ?? [],
});

/** The people and the service accounts that a text finds, of those that the viewer may see. */
export const holderChoices = (teamId: string, sees: { members: boolean; accounts: boolean }) => (text: string) => ({
  queryKey: ["holder-choices", teamId, sees, text],
  queryFn: async (): Promise<Pickable[]> => {
    if (!sees.members && !sees.accounts) return [];
    const { data } = await executePartly(holdersDocument, { teamId, text: text || null, ...sees });
    return [
      ...(data?.members?.nodes ?? []).map(({ id, name, email }) => ({ id, name, detail: email })),
      ...(data?.serviceAccounts?.nodes ?? []).map(({ id, name, product }) => ({ id, name, detail: `service account for ${product.name}` })),
    ];
  },
});

/** Ids of people and of service accounts, apart. */
export const holderIds = (holders: readonly { id: string }[]) => ({
  memberIds: holders.flatMap(({ id }) => (id.startsWith("mem_") ? [id] : [])),
  serviceAccountIds: holders.flatMap(({ id }) => (id.startsWith("sa_") ? [id] : [])),
});
