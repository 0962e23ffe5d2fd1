import { execute } from "../_graphql/execute";
import { graphql } from "../_graphql/graphql";

const document = graphql(`
  mutation LeaveTeam($teamId: ID!) {
    leaveTeam(teamId: $teamId) {
      leftTeamId
      userErrors {
        field
        message
      }
    }
  }
`);

/** The viewer leaves a team. */
export const leaveTeam = async (teamId: string) => (await execute(document, { teamId })).leaveTeam;
