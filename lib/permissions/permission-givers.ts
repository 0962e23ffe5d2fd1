import { dataSource } from "../db/data-source";
import { resolveTeam } from "../teams/resolve-team";
import type { Actor } from "./actor";
import { builtInRoles } from "./built-in-roles";
import { type Permission, permissionDefinition } from "./catalogue";
import { roadsOf } from "./roads-of";
import { ownPermissions } from "./own-permissions";
import { weigh } from "./weigh";

const most = 5;

/** The members who have both of two permissions by roles that count now; `weigh` decides, so this only has to find them all. */
const statement = `WITH holding AS (
    SELECT r.id, p.name FROM role r JOIN product ON product.id = r.product_id AND product.built_in
      JOIN unnest($2::text[], $3::jsonb[]) AS p (name, keys) ON p.keys ? r.built_in_key
        OR EXISTS (SELECT 1 FROM role_permission rp WHERE rp.role_id = r.id AND rp.permission = p.name)
    WHERE r.team_id = $1),
  roads AS (
    SELECT ra.member_id, h.name FROM holding h JOIN role_assignment ra ON ra.role_id = h.id
      WHERE ra.member_id IS NOT NULL AND (ra.expires_at IS NULL OR ra.expires_at > clock_timestamp())
    UNION SELECT gm.member_id, h.name FROM holding h JOIN role_assignment ra ON ra.role_id = h.id JOIN group_membership gm ON gm.group_id = ra.group_id
      WHERE gm.member_id IS NOT NULL AND (least(ra.expires_at, gm.expires_at) IS NULL OR least(ra.expires_at, gm.expires_at) > clock_timestamp()))
  SELECT m.id FROM roads JOIN member m ON m.id = roads.member_id JOIN user_account u ON u.id = m.user_id AND u.disabled_at IS NULL
    GROUP BY m.id HAVING count(DISTINCT roads.name) = $4 ORDER BY m.id LIMIT ${most}`;

/**
 * The names of people in the team who could give somebody the permission, at most five: they may assign roles, and hold the permission themselves;
 * for a permission of a product, they may grant any. For people of the team; a service account gets none, because it may not know the members.
 * @throws UnauthenticatedError, NotFoundError, InvalidInputError
 */
export async function permissionGivers(actor: Actor | null, args: { teamId?: string | null; permission: string }): Promise<string[]> {
  const teamId = resolveTeam(actor, args.teamId);
  if (actor?.type === "SERVICE_ACCOUNT") return [];
  const needed: Permission[] = ["role-assignment:create", permissionDefinition(args.permission) ? (args.permission as Permission) : "product-permission:grant"];
  const distinct = [...new Set(needed)];
  const keys = distinct.map((name) =>
    JSON.stringify(builtInRoles.filter(({ permissions }) => (permissions as ReadonlySet<Permission>).has(name)).map(({ key }) => key)),
  );
  const { manager } = await dataSource();
  const found = await manager.query<{ id: string }[]>(statement, [teamId, distinct, keys, distinct.length]);
  const holders = await roadsOf(manager, { memberIds: found.map(({ id }) => id) });
  return holders
    .filter(({ roads, holder, now }) => {
      const own = ownPermissions(roads, weigh(roads, holder, now));
      return distinct.every((name) => own.has(name));
    })
    .map(({ name }) => name);
}
