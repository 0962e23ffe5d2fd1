import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../_graphql/graphql";

const rightsFields = graphql(`
  fragment RoleRights on Role @_unmask {
    id
    product {
      id
      name
      builtIn
    }
    permissions {
      name
      title
    }
  }
`);

const roleDocument = graphql(
  `
    query RoleRights($id: ID!) {
      role(id: $id) {
        ...RoleRights
      }
    }
  `,
  [rightsFields],
);

const groupDocument = graphql(
  `
    query GroupRights($id: ID!) {
      group(id: $id) {
        roleAssignments {
          active
          role {
            ...RoleRights
          }
        }
      }
    }
  `,
  [rightsFields],
);

/** A role with what it permits. */
export type RoleRights = ResultOf<typeof rightsFields>;

/** What a role permits; needs `role:read`. */
export const roleRightsQuery = (id: string) =>
  queryOptions({
    queryKey: ["roles", "permissions", id],
    queryFn: async ({ signal }): Promise<RoleRights[]> => {
      const { role } = await execute(roleDocument, { id }, signal);
      return role ? [role] : [];
    },
  });

/** What the roles of a group permit; needs `group:read`. */
export const groupRightsQuery = (id: string) =>
  queryOptions({
    queryKey: ["groups", "permissions", id],
    queryFn: async ({ signal }): Promise<RoleRights[]> => {
      const { group } = await execute(groupDocument, { id }, signal);
      return (group?.roleAssignments ?? []).filter(({ active }) => active).map(({ role }) => role);
    },
  });
