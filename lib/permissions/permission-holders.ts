import type { EntityManager } from "typeorm";
import { Product } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import { storable } from "../input/storable";
import { encodeCursor } from "../paging/cursor";
import { checkArgs, type Page, type PageArgs } from "../paging/page";
import { resolveTeam } from "../teams/resolve-team";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { builtInRoles } from "./built-in-roles";
import type { Permission } from "./catalogue";
import type { Road } from "./road";
import { roadsOf, type HolderRoads } from "./roads-of";
import { isPeopleOnly, weigh } from "./weigh";

/** Who holds a permission at the moment, and every road that gives it. */
export interface PermissionHolder {
  type: HolderRoads["type"];
  id: string;
  teamId: string;
  name: string;
  roads: readonly Road[];
}

/** Which permission is asked about: of a product, of Latchkey's own API unless another is named. */
export interface WhichPermission {
  teamId?: string | null;
  productId?: string | null;
  permission: string;
  /** Only of this kind. */
  type?: HolderRoads["type"] | null;
}

/** Assignments that are looked at one by one; of more, the members and accounts are walked through in their order instead, and soon fill a page. */
const fewAssignments = 5_000;

/**
 * Who may do what a permission permits: the members and service accounts that hold it now, members first, each with how they come to it.
 * Needs `role:read`, `member:read` and `service-account:read`.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function permissionHolders(actor: Actor | null, which: WhichPermission, args: PageArgs): Promise<Page<PermissionHolder>> {
  const teamId = resolveTeam(actor, which.teamId);
  for (const needed of ["role:read", "member:read", "service-account:read"] as const) authorize(actor, needed, teamId);
  const { size, backward, after, before } = checkArgs(args, { name: "holder" });
  const { manager } = await dataSource();
  const product = await productOf(manager, teamId, which.productId);
  const found = await search(manager, product, which);
  const ids = await found.ids({ after: after?.[1], before: before?.[1], backward, limit: size + 1 });
  const more = ids.length > size;
  const page = ids.slice(0, size);
  if (backward) page.reverse();
  let counted: Promise<number> | undefined;
  return {
    items: await withRoads(manager, page, product, which.permission),
    hasNextPage: backward ? before !== undefined : more,
    hasPreviousPage: backward ? more : after !== undefined,
    cursorOf: ({ id }) => encodeCursor("holder", ["", id]),
    totalCount: () => (counted ??= found.count()),
  };
}

async function productOf(manager: EntityManager, teamId: string, id: string | null | undefined): Promise<Product> {
  const where = id == null ? { teamId, builtIn: true } : { teamId, id };
  const product = id != null && !isId("Product", id) ? null : await manager.findOneBy(Product, where);
  if (!product) throw new NotFoundError("product", ["productId"]);
  return product;
}

async function withRoads(manager: EntityManager, ids: readonly string[], product: Product, permission: string): Promise<PermissionHolder[]> {
  const found = await roadsOf(manager, {
    memberIds: ids.filter((id) => isId("Member", id)),
    serviceAccountIds: ids.filter((id) => isId("ServiceAccount", id)),
  });
  const holders = new Map(found.map((holder) => [holder.id, holder]));
  return ids.flatMap((id) => {
    const found = holders.get(id);
    const roads = found && weigh(found.roads, found.holder, found.now).held.get(product.id)?.get(permission);
    // Whoever has lost it meanwhile isn't shown.
    return roads ? [{ type: found.type, id, teamId: found.teamId, name: found.name, roads }] : [];
  });
}

interface Part {
  after?: string;
  before?: string;
  backward: boolean;
  limit: number;
}

// Never true, and says of what type the parameter is where nothing else does.
const nobody = "$2::text[] IS NULL";
const live = (table: string) => `(${table}.expires_at IS NULL OR ${table}.expires_at > clock_timestamp())`;
const rolesThatGive = `SELECT r.id FROM role r WHERE r.team_id = $1 AND r.product_id = $2
  AND (r.built_in_key = ANY($3) OR EXISTS (SELECT FROM role_permission p WHERE p.role_id = r.id AND p.permission = $4))`;
// In the order of an index, so that a limit is met as soon as it can be.
const holdersOf = `SELECT holder_id AS id FROM unnest($1::text[]) AS role (id), LATERAL (
    (SELECT coalesce(member_id, service_account_id) AS id FROM role_assignment ra WHERE ra.role_id = role.id AND group_id IS NULL AND ${live("ra")}
      ORDER BY ra.id LIMIT ${fewAssignments + 1})
    UNION ALL SELECT coalesce(gm.member_id, gm.service_account_id) FROM role_assignment ra JOIN group_membership gm ON gm.group_id = ra.group_id
      WHERE ra.role_id = role.id AND ${live("ra")} AND ${live("gm")}) AS holder (holder_id) LIMIT ${fewAssignments + 1}`;
const hasOne = (column: string, id: string) => `(EXISTS (SELECT FROM role_assignment ra WHERE ra.${column} = ${id} AND ra.role_id = ANY($2) AND ${live("ra")})
  OR EXISTS (SELECT FROM group_membership gm JOIN role_assignment ra ON ra.group_id = gm.group_id WHERE gm.${column} = ${id} AND ra.role_id = ANY($2)
    AND ${live("ra")} AND ${live("gm")}))`;

/** How to find them: what `weigh` finds for each, in SQL for all. */
async function search(manager: EntityManager, product: Product, { permission, type }: WhichPermission) {
  const { teamId, id: productId, builtIn } = product;
  const keys = builtIn
    ? builtInRoles.filter(({ permissions }) => (permissions as ReadonlySet<Permission>).has(permission as Permission)).map(({ key }) => key)
    : [];
  const roles = (await manager.query<{ id: string }[]>(rolesThatGive, [teamId, productId, keys, storable(permission)])).map(({ id }) => id);
  const holders = roles.length === 0 ? [] : await manager.query<{ id: string }[]>(holdersOf, [roles]);
  const few = holders.length <= fewAssignments;
  const named = few ? [...new Set(holders.map(({ id }) => id))] : roles;
  const among = (column: string, id: string) => (few ? `${id} = ANY($2)` : hasOne(column, id));
  const members = `SELECT m.id FROM member m JOIN user_account u ON u.id = m.user_id
    WHERE m.team_id = $1 AND u.disabled_at IS NULL AND ${type === "SERVICE_ACCOUNT" ? nobody : among("member_id", "m.id")}`;
  const accounts = `SELECT a.id FROM service_account a
    WHERE a.team_id = $1 AND a.product_id = $3 AND a.enabled AND ${type === "MEMBER" || isPeopleOnly(product, permission) ? nobody : among("service_account_id", "a.id")}`;
  return {
    /** Of the same team, members before accounts, for so do their ids sort. */
    async ids({ after = "", before = "~", backward, limit }: Part): Promise<string[]> {
      const direction = backward ? "DESC" : "ASC";
      const part = (statement: string, id: string) => `(${statement} AND ${id} > $4 AND ${id} < $5 ORDER BY ${id} ${direction} LIMIT $6)`;
      const rows = await manager.query<{ id: string }[]>(
        `SELECT id FROM (${part(members, "m.id")} UNION ALL ${part(accounts, "a.id")}) AS holder ORDER BY id ${direction} LIMIT $6`,
        [teamId, named, productId, after, before, limit],
      );
      return rows.map(({ id }) => id);
    },
    async count(): Promise<number> {
      const rows = await manager.query<{ count: string }[]>(`SELECT count(*) FROM (${members} UNION ALL ${accounts}) AS holder`, [teamId, named, productId]);
      return Number(rows[0]!.count);
    },
  };
}
