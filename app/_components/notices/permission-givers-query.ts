import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql } from "../../_graphql/graphql";

const document = graphql(`
  query PermissionGivers($teamId: ID!, $permission: String!) {
    permissionGivers(teamId: $teamId, permission: $permission)
  }
`);

/** The names of a few people in the team who could give somebody the permission. */
export const permissionGiversQuery = (teamId: string, permission: string) =>
  queryOptions({
    queryKey: ["permission-givers", teamId, permission],
    queryFn: async ({ signal }) => (await execute(document, { teamId, permission }, signal)).permissionGivers ?? [],
    staleTime: 60_000,
  });
