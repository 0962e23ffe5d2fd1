import { catalogue, type Permission } from "./catalogue";

export interface BuiltInRole {
  key: string;
  name: string;
  description: string;
  permissions: ReadonlySet<Permission>;
}

const all = catalogue.map((definition) => definition.name);
const forAccounts = catalogue.filter((definition) => !definition.peopleOnly).map((definition) => definition.name);

const serviceAccountAdmin: ReadonlySet<Permission> = new Set(["role-assignment:create", "role-assignment:delete", "product-permission:grant"]);

/** The roles that every team has on Latchkey's own API. They can't be changed, and follow the catalogue as it grows. */
export const builtInRoles = [
  { key: "owner", name: "Owner", description: "Everything in the team.", permissions: new Set(all) },
  {
    key: "admin",
    name: "Admin",
    description: "Manages service accounts, products, roles, groups and members; all but the team itself.",

    permissions: new Set(all.filter((name) => !name.startsWith("team:"))),
  },
  {
    key: "viewer",
    name: "Viewer",
    description: "Sees everything, changes nothing.",

    permissions: new Set(all.filter((name) => name.endsWith(":read"))),
  },
  {
    key: "service-account-admin",
    name: "Service account admin",
    description: "Manages service accounts and webhooks, and gives accounts roles of the team's products; sees the team's people and groups.",
    permissions: new Set(all.filter((name) => /^(?:service-account|token|webhook):|:read$/.test(name) || serviceAccountAdmin.has(name))),
  },
  {
    key: "service-account-project-admin",
    name: "service-account-project-admin",
    description: "All that a service account may ever do on Latchkey's own API: everything but people, roles and the team.",

    permissions: new Set(forAccounts),
  },
  {
    key: "service-account-viewer",
    name: "service-account-viewer",
    description: "Reads service accounts, products and the audit trail; changes nothing.",

    permissions: new Set(forAccounts.filter((name) => name.endsWith(":read"))),
  },
] as const satisfies readonly BuiltInRole[];

const byKey: ReadonlyMap<string, BuiltInRole> = new Map(builtInRoles.map((role) => [role.key, role]));

export type BuiltInRoleKey = (typeof builtInRoles)[number]["key"];

/** The role that a service account of the built-in product gets when its creator names none and may assign it. */
export const defaultServiceAccountRole: BuiltInRoleKey = "service-account-project-admin";

/** What the built-in role of this key permits. One that this version doesn't know, because a newer one runs beside it, permits nothing. */
export function permissionsOfBuiltInRole(key: string): ReadonlySet<Permission> {
  return byKey.get(key)?.permissions ?? new Set();
}
