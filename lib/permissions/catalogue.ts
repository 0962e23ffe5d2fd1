/** One right on Latchkey's own API, with the texts that forms show. */
export interface PermissionDefinition {
  /** `resource:verb`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Permissions without which this one is of no use. */
  readonly dependsOn: readonly string[];
  /** True when no service account may ever hold it: rights over people, roles, the team and the installation. */
  readonly peopleOnly: boolean;
}

const define = <Name extends string>(name: Name, title: string, description: string, more: { dependsOn?: readonly string[]; peopleOnly?: boolean } = {}) => ({
  name,
  title,
  description,
  dependsOn: more.dependsOn ?? [],
  peopleOnly: more.peopleOnly ?? false,
});

/** Every permission of the built-in product `latchkey`, in the order in which forms list them. Pure data: the browser reads it too. */
export const catalogue = [
  define("service-account:read", "Read service accounts", "See the team's service accounts and their client ids."),
  define("service-account:create", "Create service accounts", "Create a service account and receive its client keys.", { dependsOn: ["service-account:read"] }),
  define("service-account:update", "Edit service accounts", "Change name, description, contact and token lifetime; enable and disable.", {
    dependsOn: ["service-account:read"],
  }),
  define("service-account:regenerate-keys", "Regenerate client keys", "Replace the client id and secret of a service account; the old ones stop at once.", {
    dependsOn: ["service-account:read"],
  }),
  define("service-account:delete", "Delete service accounts", "Delete a service account for good, with its keys.", { dependsOn: ["service-account:read"] }),
  define("product:read", "Read products", "See the team's products and the permissions they declare."),
  define("product:create", "Create products", "Register an API that trusts Latchkey.", { dependsOn: ["product:read"] }),
  define("product:update", "Edit products", "Change a product's name, description, audience and permissions.", { dependsOn: ["product:read"] }),
  define("product:delete", "Delete products", "Delete a product that no service account uses.", { dependsOn: ["product:read"] }),
  define("audit:read", "Read the audit trail", "See who did what in the team, when and from where."),
  define("role:read", "Read roles", "See the team's roles and what they permit.", { peopleOnly: true }),
  define("role-assignment:create", "Assign roles", "Give a role whose permissions one holds to a service account.", {
    dependsOn: ["role:read"],
    peopleOnly: true,
  }),
  define("team:update", "Edit the team", "Change the team's name.", { peopleOnly: true }),
] as const satisfies readonly PermissionDefinition[];

export type Permission = (typeof catalogue)[number]["name"];

const byName: ReadonlyMap<string, PermissionDefinition> = new Map(catalogue.map((definition) => [definition.name, definition]));

/** The definition of a permission of Latchkey's own API; undefined for anything that is none. */
export function permissionDefinition(name: string): PermissionDefinition | undefined {
  return byName.get(name);
}
