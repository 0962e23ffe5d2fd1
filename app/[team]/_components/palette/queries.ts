import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../_graphql/graphql";

const document = graphql(`
  query Palette($teamId: ID!, $text: String!, $accounts: Boolean!, $products: Boolean!) {
    serviceAccounts(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $accounts) {
      nodes {
        id
        name
        clientId
      }
    }
    products(teamId: $teamId, first: 6, filter: { search: $text }) @include(if: $products) {
      nodes {
        id
        name
        key
      }
    }
  }
`);

/** Service accounts and products that a text finds. */
export const paletteQuery = (variables: VariablesOf<typeof document>) =>
  queryOptions({
    queryKey: ["palette", variables],
    queryFn: async ({ signal }) => (await executePartly(document, variables, signal)).data,
    enabled: variables.text !== "" && (variables.accounts || variables.products),
  });
