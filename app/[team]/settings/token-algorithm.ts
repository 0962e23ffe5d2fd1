import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf } from "../../_graphql/graphql";

const document = graphql(`
  query TokenAlgorithm($id: ID!) {
    team(id: $id) {
      id
      tokenAlgorithm
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateTokenAlgorithm($id: ID!, $tokenAlgorithm: SigningAlgorithm!) {
    updateTeam(id: $id, input: { tokenAlgorithm: $tokenAlgorithm }) {
      team {
        id
        tokenAlgorithm
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type TokenAlgorithm = NonNullable<ResultOf<typeof document>["team"]>["tokenAlgorithm"];

/** With what the team's tokens are signed. */
export const tokenAlgorithmQuery = (id: string) =>
  queryOptions({
    queryKey: ["token-algorithm", id],
    queryFn: async ({ signal }) => (await execute(document, { id }, signal)).team?.tokenAlgorithm ?? null,
    staleTime: 60_000,
  });

export const updateTokenAlgorithm = async (id: string, tokenAlgorithm: TokenAlgorithm) => (await execute(updateDocument, { id, tokenAlgorithm })).updateTeam;
