import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../_graphql/graphql";

const document = graphql(`
  query Palette(
    $teamId: ID!
    $text: String!
    $accounts: Boolean!
    $tokens: Boolean!
    $products: Boolean!
    $roles: Boolean!
    $groups: Boolean!
    $members: Boolean!
  ) {
    serviceAccounts(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $accounts) {
      nodes {
        id
        name
        clientId
      }
    }
    apiTokens(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $tokens) {
      nodes {
        id
        name
        serviceAccount {
          name
        }
      }
    }
    products(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $products) {
      nodes {
        id
        name
        key
      }
    }
    roles(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $roles) {
      nodes {
        id
        name
        product {
          name
        }
      }
    }
    groups(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $groups) {
      nodes {
        id
        name
      }
    }
    members(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $members) {
      nodes {
        id
        name
        email
      }
    }
  }
`);

/** What a text finds in the team, of the kinds that are asked for. */
export const paletteQuery = (variables: VariablesOf<typeof document>) =>
  queryOptions({
    queryKey: ["palette", variables],
    queryFn: async ({ signal }) => (await executePartly(document, variables, signal)).data,
    enabled:
      variables.text !== "" && (variables.accounts || variables.tokens || variables.products || variables.roles || variables.groups || variables.members),
  });
