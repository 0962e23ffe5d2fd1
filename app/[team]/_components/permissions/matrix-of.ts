/** A permission as the matrix shows it. */
export interface MatrixPermission {
  /** `resource:verb`. */
  name: string;
  title: string;
  description: string;
  dependsOn: readonly string[];
  /** True when no service account may ever hold it. */
  peopleOnly?: boolean;
}

/** What can be done with one resource. */
export interface MatrixRow {
  resource: string;
  permissions: (MatrixPermission & { verb: string })[];
}

/** Verbs that most resources have, in the order in which people read them; others follow as they are declared. */
const usual = ["read", "create", "update", "delete"];

/** Permissions by resource, in the order in which they are declared. */
export function matrixOf(permissions: readonly MatrixPermission[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const permission of permissions) {
    const [resource = "", verb = ""] = permission.name.split(":");
    const row = rows.get(resource) ?? { resource, permissions: [] };
    rows.set(resource, row);
    row.permissions.push({ ...permission, verb });
  }
  const place = (verb: string) => (usual.includes(verb) ? usual.indexOf(verb) : usual.length);
  return [...rows.values()].map(({ resource, permissions: own }) => ({ resource, permissions: own.toSorted((a, b) => place(a.verb) - place(b.verb)) }));
}

/** The choice after permissions were added, with all that they depend on, or taken away, with all that depend on them. */
export function choose(permissions: readonly MatrixPermission[], chosen: ReadonlySet<string>, names: readonly string[], on: boolean): Set<string> {
  const byName = new Map(permissions.map((permission) => [permission.name, permission]));
  const result = new Set(chosen);
  const add = (name: string): void => {
    if (result.has(name)) return;
    result.add(name);
    for (const other of byName.get(name)?.dependsOn ?? []) if (byName.has(other)) add(other);
  };
  const drop = (name: string): void => {
    if (!result.delete(name)) return;
    for (const { name: other, dependsOn } of permissions) if (dependsOn.includes(name)) drop(other);
  };
  for (const name of names) (on ? add : drop)(name);
  return result;
}
