import { builtInRole } from "./built-in-roles";
import { type Permission, permissionDefinition } from "./catalogue";

/** What a set of built-in roles permits together. Keys come from the database; an unknown one permits nothing. */
export function permissionsOfRoles(builtInKeys: readonly string[], holder: "members" | "service-accounts"): ReadonlySet<Permission> {
  const permissions = new Set<Permission>();
  for (const key of builtInKeys) for (const permission of builtInRole(key).permissions) permissions.add(permission);
  if (holder === "members") return permissions;
  // Whatever is assigned, a service account never holds a right over people, roles or the team.
  return new Set([...permissions].filter((permission) => !permissionDefinition(permission)?.peopleOnly));
}
