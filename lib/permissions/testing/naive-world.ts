import { dataSource } from "../../db/data-source";
import { builtInRoles } from "../built-in-roles";
import { catalogue } from "../catalogue";

/** What the tables say of a team, as plain lists, each in an order that depends on names only. `until` is in milliseconds since the epoch, null for never. */
export interface World {
  own: string;
  products: { id: string; own: boolean; declares: string[] }[];
  roles: { id: string; name: string; product: string; key: string | null; permissions: string[] }[];
  members: { id: string; user: string; secret: string }[];
  accounts: { id: string; product: string; enabled: boolean; secret: string }[];
  groups: { id: string }[];
  tokens: { id: string; account: string; secret: string; scopes: string[]; origins: string[] }[];
  invitations: { id: string; email: string; by: string; secret: string }[];
  /** To members, accounts, groups and, as they will be, invitations. */
  given: { role: string; to: string; until: number | null }[];
  joined: { group: string; who: string; until: number | null }[];
}
export type WorldRole = World["roles"][number];

/** Something that somebody, or a secret, or a role is worth: a permission, or, as products may decide by it, the name of a role (`permission` null). */
export interface Claim {
  holder: string;
  product: string;
  permission: string | null;
  role: WorldRole | null;
  until: number;
}

const until = "floor(extract(epoch FROM expires_at) * 1000)::float8 AS until";
const tables = {
  products:
    "SELECT id, built_in AS own, ARRAY(SELECT name FROM product_permission WHERE product_id = p.id ORDER BY 1) AS declares FROM product p WHERE team_id = $1 ORDER BY key",
  roles: `SELECT id, name, product_id AS product, built_in_key AS key, ARRAY(SELECT permission FROM role_permission WHERE role_id = r.id ORDER BY 1) AS permissions
    FROM role r WHERE team_id = $1 ORDER BY name_key, key`,
  members: `SELECT m.id, user_id AS "user", '' AS secret FROM member m JOIN user_account u ON u.id = user_id WHERE team_id = $1 ORDER BY u.name`,
  accounts: "SELECT id, product_id AS product, enabled, client_id AS secret FROM service_account WHERE team_id = $1 ORDER BY name_key",
  groups: "SELECT id FROM team_group WHERE team_id = $1 ORDER BY name_key",
  tokens:
    "SELECT id, service_account_id AS account, secret_hash AS secret, scopes, allowed_origins AS origins FROM api_token WHERE team_id = $1 ORDER BY name_key",
  invitations: "SELECT id, email, created_by AS by, token_hash AS secret FROM invitation WHERE team_id = $1 ORDER BY email",
  given: `SELECT role_id AS role, coalesce(member_id, service_account_id, group_id) AS "to", ${until} FROM role_assignment WHERE team_id = $1
    UNION ALL SELECT role_id, i.id, NULL FROM invitation_role JOIN invitation i ON i.id = invitation_id WHERE team_id = $1`,
  joined: `SELECT group_id AS "group", coalesce(member_id, service_account_id) AS who, ${until} FROM group_membership WHERE team_id = $1
    UNION ALL SELECT group_id, i.id, NULL FROM invitation_group JOIN invitation i ON i.id = invitation_id WHERE team_id = $1`,
};
const statement = `SELECT ${Object.entries(tables)
  .map(([name, sql]) => `(SELECT coalesce(json_agg(t), '[]') FROM (${sql}) t) AS ${name}`)
  .join(", ")}`;

/** Reads the tables; nothing of what is tested has a part in it. */
export async function readWorld(teamId: string): Promise<World> {
  const { manager } = await dataSource();
  const [found] = await manager.query<[Omit<World, "own">]>(statement, [teamId]);
  const { products, roles, members, accounts, groups, invitations, given, joined } = found;
  for (const role of roles) role.permissions.push(...(builtInRoles.find(({ key }) => key === role.key)?.permissions ?? []));
  const order = new Map([...roles, ...members, ...accounts, ...groups, ...invitations].map(({ id }, at) => [id, at]));
  const at = (id: string) => order.get(id)!;
  given.sort((a, b) => at(a.role) - at(b.role) || at(a.to) - at(b.to));
  joined.sort((a, b) => at(a.group) - at(b.group) || at(a.who) - at(b.who));
  return { ...found, own: products.find(({ own }) => own)!.id };
}

const forPeople = new Set<string>(catalogue.flatMap(({ name, peopleOnly }) => (peopleOnly ? [name] : [])));
/** True for a role that no service account may have. */
export const isOfPeople = ({ own }: World, { product, permissions }: WorldRole) => product === own && permissions.some((name) => forPeople.has(name));

const worth = ({ own }: World, { product, permissions }: WorldRole) => (product === own ? permissions : [...permissions, null]);

/** The naive model: who and what is worth which permissions by which road, whether enabled or not. A change of a secret makes new claims, which whoever got the secret has taken. */
export function claimsIn(world: World, now: number): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  const add = (road: string, claim: Claim) => void claims.set(`${claim.holder} ${road} ${claim.permission ?? `named ${claim.role?.name}`}`, claim);
  const end = (time: number | null) => time ?? Infinity;
  for (const { id: holder, secret, ...rest } of [...world.members, ...world.accounts, ...world.invitations]) {
    const groups = world.joined.filter(({ who }) => who === holder);
    const roads = [{ group: holder, until: null }, ...groups].flatMap((road) =>
      world.given.flatMap(({ role, to, until }) => (to === road.group ? [{ role, by: to, until: Math.min(end(until), end(road.until)) }] : [])),
    );
    for (const { role: id, by, until } of roads) {
      const role = world.roles.find((each) => each.id === id)!;
      if (until <= now || ("product" in rest && rest.product !== role.product)) continue;
      for (const permission of worth(world, role)) {
        const counts = !("product" in rest && role.product === world.own && forPeople.has(permission!));
        if (counts) add(`${secret} ${id} ${by}`, { holder, product: role.product, permission, role, until });
      }
    }
  }
  for (const role of world.roles)
    for (const permission of worth(world, role)) add("itself", { holder: role.id, product: role.product, permission, role, until: Infinity });
  for (const { id: holder, account, secret, scopes, origins } of world.tokens) {
    const { product } = world.accounts.find((each) => each.id === account)!;
    for (const permission of scopes) add(`${secret} ${origins.join()}`, { holder, product, permission, role: null, until: Infinity });
  }
  return claims;
}

const byHolder = new WeakMap<ReadonlyMap<string, Claim>, Map<string, Claim[]>>();
/** What one of them is worth. */
export function claimsOf(claims: ReadonlyMap<string, Claim>, holder: string | undefined): readonly Claim[] {
  let grouped = byHolder.get(claims);
  if (!grouped) {
    byHolder.set(claims, (grouped = new Map<string, Claim[]>()));
    for (const claim of claims.values()) {
      const list = grouped.get(claim.holder);
      if (list) list.push(claim);
      else grouped.set(claim.holder, [claim]);
    }
  }
  return grouped.get(holder ?? "") ?? [];
}

/** What a member or a service account may do: "product permission". */
export function heldBy(claims: ReadonlyMap<string, Claim>, holder: string | undefined): Set<string> {
  return new Set(claimsOf(claims, holder).flatMap(({ product, permission }) => (permission === null ? [] : [`${product} ${permission}`])));
}

/** Whether who holds this could give the claim, by the rule as the documentation has it. */
export function mayGive({ own }: World, held: ReadonlySet<string>, { product, permission, role }: Claim): boolean {
  if (product !== own && held.has(`${own} product-permission:grant`)) return true;
  const wanted = permission === null ? role!.permissions : [permission];
  return wanted.length > 0 && wanted.every((name) => held.has(`${product} ${name}`));
}
