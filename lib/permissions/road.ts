/** One road by which a member or a service account comes to a role: assigned to them, or to a group that they are in. */
export interface Road {
  role: RoleWithPermissions;
  /** The group by which it comes; null when it is assigned directly. */
  group: { id: string; name: string } | null;
  /** When it ends, in milliseconds since the epoch by the database's clock; null for never. */
  until: number | null;
}

/** A role with what it holds, whoever made it. */
export interface RoleWithPermissions {
  id: string;
  name: string;
  product: { id: string; builtIn: boolean };
  builtInKey: string | null;
  /** Those of a role that the team has made; a built-in role's are in `built-in-roles.ts`. */
  permissions: readonly string[];
}

// Not jsonb, which takes twenty times as long to put together.
const roleJson = `json_build_object('id', r.id, 'name', r.name, 'product', json_build_object('id', r.product_id, 'builtIn', rp.built_in), 'builtInKey', r.built_in_key,
  'permissions', ARRAY(SELECT permission FROM role_permission WHERE role_id = r.id ORDER BY permission))`;

/** What `roadsSql` reads, to be made a `Road[]` by `roadsFrom`: each role once, however many roads lead to it. */
export interface RoadRows {
  roles: readonly RoleWithPermissions[];
  roads: readonly { role: string; group: Road["group"]; until: number | null }[];
}

/** SQL of `RoadRows` in JSON: every road of a holder, also those that have ended or don't apply; `weigh` decides. @param id SQL of the holder's id */
export const roadsSql = (holder: "member_id" | "service_account_id", id: string) => `(
  WITH road AS MATERIALIZED (
    SELECT role_id, NULL::text AS group_id, expires_at AS until FROM role_assignment WHERE ${holder} = ${id}
    UNION ALL
    SELECT ra.role_id, gm.group_id, least(ra.expires_at, gm.expires_at)
      FROM group_membership gm JOIN role_assignment ra ON ra.group_id = gm.group_id WHERE gm.${holder} = ${id}
  )
  SELECT json_build_object(
    'roles', (SELECT coalesce(json_agg(${roleJson}), '[]') FROM role r JOIN product rp ON rp.id = r.product_id WHERE r.id IN (SELECT role_id FROM road)),
    'roads', (SELECT coalesce(json_agg(json_build_object(
        'role', road.role_id,
        'group', CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'name', g.name) END,
        'until', floor(extract(epoch FROM road.until) * 1000)) ORDER BY road.role_id, g.id NULLS FIRST), '[]')
      FROM road LEFT JOIN team_group g ON g.id = road.group_id)))`;

/** A holder's roads, as `roadsSql` has read them. */
export function roadsFrom({ roles, roads }: RoadRows): Road[] {
  const byId = new Map(roles.map((role) => [role.id, role]));
  return roads.map(({ role, group, until }) => ({ role: byId.get(role)!, group, until }));
}

/** SQL of one role as a `RoleWithPermissions` in JSON, for a statement with the role as `r` and its product as `rp`. */
export const roleWithPermissionsSql = roleJson;
