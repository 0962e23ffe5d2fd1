import type { QueryClient } from "@tanstack/react-query";

// What the keys begin with of all that is shown of who has which permissions.
const aboutPermissions = new Set([
  "roles",
  "role-assignments",
  "groups",
  "members",
  "invitations",
  "service-accounts",
  "effective-permissions",
  "can",
  "permission-givers",
  "viewer",
  "audit-events",
]);

/**
 * Brings up to date all that follows from who has which permissions: lists and pages of roles, of those who hold them, what the viewer may do, and
 * what is told of the change.
 * @param deletedId a role, group or member that is gone, and not to be asked for again
 */
export async function refreshPermissions(queryClient: QueryClient, deletedId?: string): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => aboutPermissions.has(String(queryKey[0])) && (deletedId === undefined || !JSON.stringify(queryKey).includes(deletedId)),
  });
}
