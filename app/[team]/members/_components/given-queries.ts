import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../_graphql/graphql";

const permissionFields = graphql(`
  fragment RolePermissions on Role @_unmask {
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
    query RolePermissions($id: ID!) {
      role(id: $id) {
        ...RolePermissions
      }
    }
  `,
  [permissionFields],
);

const groupDocument = graphql(
  `
    query GroupPermissions($id: ID!) {
      group(id: $id) {
        roleAssignments {
          active
          role {
            ...RolePermissions
          }
        }
      }
    }
  `,
  [permissionFields],
);

/** A role with what it permits. */
export type RolePermissions = ResultOf<typeof permissionFields>;

/** What a role permits; needs `role:read`. */
export const rolePermissionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["roles", "permissions", id],
    queryFn: async ({ signal }): Promise<RolePermissions[]> => {
      const { role } = await execute(roleDocument, { id }, signal);
      return role ? [role] : [];
    },
  });

/** What the roles of a group permit; needs `group:read`. */
export const groupPermissionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["groups", "permissions", id],
    queryFn: async ({ signal }): Promise<RolePermissions[]> => {
      const { group } = await execute(groupDocument, { id }, signal);
      return (group?.roleAssignments ?? []).filter(({ active }) => active).map(({ role }) => role);
    },
  });
