import { execute } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";

export const updateTeamDocument = graphql(`
  mutation UpdateTeam($id: ID!, $name: String!) {
    updateTeam(id: $id, input: { name: $name }) {
      team {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** Renames a team. */
export const updateTeam = async (id: string, name: string) => (await execute(updateTeamDocument, { id, name })).updateTeam;
