import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

export const createTeamDocument = graphql(`
  mutation CreateTeam($input: CreateTeamInput!) {
    createTeam(input: $input) {
      team {
        slug
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** Makes a team whose owner the viewer is. */
export const createTeam = async (input: VariablesOf<typeof createTeamDocument>["input"]) => (await execute(createTeamDocument, { input })).createTeam;
