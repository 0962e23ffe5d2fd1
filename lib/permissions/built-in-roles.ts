import { catalogue, type Permission } from "./catalogue";

export interface BuiltInRole {
  key: string;
  name: string;
  description: string;
  /** Who can hold it. */
  for: "members" | "service-accounts";
  permissions: ReadonlySet<Permission>;
}

const all = catalogue.map((definition) => definition.name);
const machine = catalogue.filter((definition) => !definition.peopleOnly).map((definition) => definition.name);

/** The roles that every team has on Latchkey's own API. They can't be changed, and follow the catalogue as it grows. */
export const builtInRoles = [
  { key: "owner", name: "Owner", description: "Everything in the team.", for: "members", permissions: new Set(all) },
  {
    key: "admin",
    name: "Admin",
    description: "Manages service accounts, products and roles; all but the team itself.",
    for: "members",
    permissions: new Set(all.filter((name) => !name.startsWith("team:"))),
  },
  {
    key: "viewer",
    name: "Viewer",
    description: "Sees everything, changes nothing.",
    for: "members",
    permissions: new Set(all.filter((name) => name.endsWith(":read"))),
  },
  {
    key: "service-account-project-admin",
    name: "service-account-project-admin",
    description: "All that a service account may ever do on Latchkey's own API: everything but people, roles and the team.",
    for: "service-accounts",
    permissions: new Set(machine),
  },
  {
    key: "service-account-viewer",
    name: "service-account-viewer",
    description: "Reads service accounts, products and the audit trail; changes nothing.",
    for: "service-accounts",
    permissions: new Set(machine.filter((name) => name.endsWith(":read"))),
  },
] as const satisfies readonly BuiltInRole[];

export type BuiltInRoleKey = (typeof builtInRoles)[number]["key"];

/** The role that a service account of the built-in product gets when its creator names none and may assign it. */
export const defaultServiceAccountRole: BuiltInRoleKey = "service-account-project-admin";

/** The built-in role of this key. One that this version doesn't know, because a newer one runs beside it, permits nothing. */
export function builtInRole(key: string): BuiltInRole {
  return builtInRoles.find((candidate) => candidate.key === key) ?? { key, name: key, description: "", for: "members", permissions: new Set() };
}
