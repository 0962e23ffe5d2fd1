/** One permission on Latchkey's own API, with the texts that forms show. */
export interface PermissionDefinition {
  /** `resource:verb`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Permissions without which this one is of no use. */
  readonly dependsOn: readonly string[];
  /** True when no service account may ever hold it: permissions over people, roles, the team and the installation. */
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
  define("service-account:update", "Edit service accounts", "Change name, description, contact, token lifetime, origins and networks; enable and disable.", {
    dependsOn: ["service-account:read"],
  }),
  define(
    "service-account:regenerate-keys",
    "Regenerate client keys",
    "Replace the client id and secret of a service account, rotate its secret, and add and remove its public keys and trust rules.",
    {
      dependsOn: ["service-account:read"],
    },
  ),
  define("service-account:delete", "Delete service accounts", "Delete a service account for good, with its keys.", { dependsOn: ["service-account:read"] }),
  define("token:read", "Read API tokens", "See the API tokens of the team's service accounts; never their secrets.", { dependsOn: ["service-account:read"] }),
  define("token:create", "Create API tokens", "Create an API token of a service account with scopes that one may give, and replace the secret of one.", {
    dependsOn: ["token:read"],
  }),
  define("token:update", "Edit API tokens", "Change name, purpose, scopes, origins and networks of an API token; adding a scope takes the right to give it.", {
    dependsOn: ["token:read"],
  }),
  define("token:revoke", "Revoke API tokens", "End API tokens at once.", { dependsOn: ["token:read"] }),
  define("product:read", "Read products", "See the team's products and the permissions they declare."),
  define("product:create", "Create products", "Register an API that trusts Latchkey.", { dependsOn: ["product:read"] }),
  define("product:update", "Edit products", "Change a product's name, description, audience and permissions.", { dependsOn: ["product:read"] }),
  define("product:delete", "Delete products", "Delete a product that no service account uses.", { dependsOn: ["product:read"] }),
  define(
    "product-permission:grant",
    "Grant product permissions",
    "Hand out permissions of the team's products, or take over keys that have them, without holding them.",
    {
      dependsOn: ["product:read"],
    },
  ),
  define("audit:read", "Read the audit trail", "See who did what in the team, when and from where."),
  define("webhook:read", "Read webhooks", "See where events are sent, and what came of it; never the secrets, nor the whole addresses."),
  define("webhook:create", "Create webhooks", "Have events of the team sent to an address or to Slack, and receive the secret that signs them.", {
    dependsOn: ["webhook:read", "audit:read"],
  }),
  define("webhook:update", "Edit webhooks", "Change where and which events are sent, replace secrets, send tests and send again.", {
    dependsOn: ["webhook:read", "audit:read"],
  }),
  define("webhook:delete", "Delete webhooks", "Have events no longer sent to an address, and forget what was sent.", { dependsOn: ["webhook:read"] }),
  define("product-event:publish", "Publish product events", "Tell of what happens in a product, such as a finished deployment.", {
    dependsOn: ["product:read"],
  }),
  define("usage:report", "Report use", "Tell which permissions of a product were exercised by whom, as products do."),
  define("role:read", "Read roles", "See the team's roles, what they permit and who holds them.", { peopleOnly: true }),
  define("role:create", "Create roles", "Make or clone a role of permissions that one may give.", {
    dependsOn: ["role:read", "product:read"],
    peopleOnly: true,
  }),
  define("role:update", "Edit roles", "Change a role's name, description and permissions; adding one takes the right to give it.", {
    dependsOn: ["role:read", "product:read"],
    peopleOnly: true,
  }),
  define("role:delete", "Delete roles", "Delete a role that nobody holds, or hand its holders another.", { dependsOn: ["role:read"], peopleOnly: true }),
  define(
    "role-assignment:create",
    "Assign roles",
    "Give a role whose permissions one may give to a member, a service account or a group, for good or until a date.",
    {
      dependsOn: ["role:read"],
      peopleOnly: true,
    },
  ),
  define("role-assignment:delete", "Unassign roles", "Take a role away from a member, a service account or a group.", {
    dependsOn: ["role:read"],
    peopleOnly: true,
  }),
  define("group:read", "Read groups", "See the team's groups, who is in them and which roles they hold.", { peopleOnly: true }),
  define("group:create", "Create groups", "Make a group without members or roles.", { dependsOn: ["group:read"], peopleOnly: true }),
  define(
    "group:update",
    "Edit groups",
    "Change a group's name and description, and who is in it; adding somebody takes the right to give what the group's roles permit.",
    {
      dependsOn: ["group:read"],
      peopleOnly: true,
    },
  ),
  define("group:delete", "Delete groups", "Delete a group; its members lose the roles that they had by it.", { dependsOn: ["group:read"], peopleOnly: true }),
  define("member:read", "Read members", "See who is in the team, with their e-mail addresses, and who has been invited.", { peopleOnly: true }),
  define("member:invite", "Invite members", "Ask people to join the team, and withdraw invitations.", { dependsOn: ["member:read"], peopleOnly: true }),
  define("member:remove", "Remove members", "Remove a person from the team; its service accounts go on working.", {
    dependsOn: ["member:read"],
    peopleOnly: true,
  }),
  define("team:update", "Edit the team", "Change the team's name, what it demands of API tokens, and with what its tokens are signed.", { peopleOnly: true }),
] as const satisfies readonly PermissionDefinition[];

export type Permission = (typeof catalogue)[number]["name"];

const byName: ReadonlyMap<string, PermissionDefinition> = new Map(catalogue.map((definition) => [definition.name, definition]));

/** The definition of a permission of Latchkey's own API; undefined for anything that is none. */
export function permissionDefinition(name: string): PermissionDefinition | undefined {
  return byName.get(name);
}
