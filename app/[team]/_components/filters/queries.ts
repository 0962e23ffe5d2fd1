import { queryOptions } from "@tanstack/react-query";
import { executePartly } from "../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../_graphql/graphql";

const thingsDocument = graphql(`
  query FilterThings($teamId: ID!, $text: String!, $people: Boolean!, $accounts: Boolean!, $products: Boolean!, $roles: Boolean!) {
    members(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $people) {
      nodes {
        userId
        name
      }
    }
    serviceAccounts(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $accounts) {
      nodes {
        id
        name
      }
    }
    products(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $products) {
      nodes {
        id
        name
      }
    }
    roles(teamId: $teamId, first: 20, filter: { search: $text }) @include(if: $roles) {
      nodes {
        id
        name
      }
    }
  }
`);

/** People, service accounts, products and roles that a list can be filtered by. */
export const filterThingsQuery = (variables: VariablesOf<typeof thingsDocument>) =>
  queryOptions({
    queryKey: ["filter-things", variables],
    queryFn: async ({ signal }) => (await executePartly(thingsDocument, variables, signal)).data,
  });
