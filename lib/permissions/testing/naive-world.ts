import { dataSource } from "../../db/data-source";
import { builtInRoles } from "../built-in-roles";
import { catalogue } from "../catalogue";

/** What the tables say of a team, as plain lists, each in an order that depends on names only. */
export type World = Awaited<ReturnType<typeof readWorld>>;
export type WorldRole = World["roles"][number];

/** Something that somebody, or a secret, or a role is worth: a permission, or, as products may decide by it, the name of a role (`permission` null). */
export interface Claim {
  holder: string;
  product: string;
  permission: string | null;
  role: WorldRole | null;
  until: number;
}

/** Reads the tables; nothing of what is tested has a part in it. */
export async function readWorld(teamId: string) {
  const { manager } = await dataSource();
  const rows = <Row>(sql: string): Promise<Row[]> => manager.query<Row[]>(sql, [teamId]);
  const [products, roles, members, accounts, groups, tokens, invitations, given, joined] = await Promise.all([
    rows<{ id: string; own: boolean; declares: string[] }>(
      `SELECT id, built_in AS own, ARRAY(SELECT name FROM product_permission WHERE product_id = p.id ORDER BY 1) AS declares FROM product p WHERE team_id = $1 ORDER BY key`,
    ),
    rows<{ id: string; name: string; product: string; key: string | null; permissions: string[] }>(
      `SELECT id, name, product_id AS product, built_in_key AS key, ARRAY(SELECT permission FROM role_permission WHERE role_id = r.id ORDER BY 1) AS permissions
       FROM role r WHERE team_id = $1 ORDER BY name_key`,
    ),
    rows<{ id: string; user: string; secret: string }>(
      `SELECT m.id, user_id AS user, '' AS secret FROM member m JOIN user_account u ON u.id = user_id WHERE team_id = $1 ORDER BY u.name`,
    ),
    rows<{ id: string; product: string; enabled: boolean; secret: string }>(
      `SELECT id, product_id AS product, enabled, client_id AS secret FROM service_account WHERE team_id = $1 ORDER BY name_key`,
    ),
    rows<{ id: string }>(`SELECT id FROM team_group WHERE team_id = $1 ORDER BY name_key`),
    rows<{ id: string; account: string; secret: string; scopes: string[]; origins: string[] }>(
      `SELECT id, service_account_id AS account, secret_hash AS secret, scopes, allowed_origins AS origins FROM api_token WHERE team_id = $1 ORDER BY name_key`,
    ),
    rows<{ id: string; email: string; by: string; secret: string }>(
      `SELECT id, email, created_by AS by, token_hash AS secret FROM invitation WHERE team_id = $1 ORDER BY email`,
    ),
    rows<{ role: string; to: string; until: Date | null }>(
      `SELECT role_id AS role, coalesce(member_id, service_account_id, group_id) AS to, expires_at AS until FROM role_assignment WHERE team_id = $1
       UNION ALL SELECT role_id, i.id, NULL FROM invitation_role JOIN invitation i ON i.id = invitation_id WHERE team_id = $1`,
    ),
    rows<{ group: string; who: string; until: Date | null }>(
      `SELECT group_id AS group, coalesce(member_id, service_account_id) AS who, expires_at AS until FROM group_membership WHERE team_id = $1
       UNION ALL SELECT group_id, i.id, NULL FROM invitation_group JOIN invitation i ON i.id = invitation_id WHERE team_id = $1`,
    ),
  ]);
  for (const role of roles) role.permissions.push(...(builtInRoles.find(({ key }) => key === role.key)?.permissions ?? []));
  const order = new Map([...roles, ...members, ...accounts, ...groups, ...invitations].map(({ id }, at) => [id, at]));
  const at = (id: string) => order.get(id)!;
  given.sort((a, b) => at(a.role) - at(b.role) || at(a.to) - at(b.to));
  joined.sort((a, b) => at(a.group) - at(b.group) || at(a.who) - at(b.who));
  return { products, own: products.find(({ own }) => own)!.id, roles, members, accounts, groups, tokens, invitations, given, joined };
}

const forPeople = new Set<string>(catalogue.flatMap(({ name, peopleOnly }) => (peopleOnly ? [name] : [])));
/** True for a role that no service account may have. */
export const isOfPeople = ({ own }: World, { product, permissions }: WorldRole) => product === own && permissions.some((name) => forPeople.has(name));

const worth = ({ own }: World, { product, permissions }: WorldRole) => (product === own ? permissions : [...permissions, null]);

/** The naive model: who and what is worth which rights by which road, whether enabled or not. A change of a secret makes new claims, which whoever got the secret has taken. */
export function claimsIn(world: World, now: number): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  const add = (road: string, claim: Claim) => void claims.set(`${claim.holder} ${road} ${claim.permission ?? `named ${claim.role?.name}`}`, claim);
  const end = (until: Date | null) => until?.getTime() ?? Infinity;
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

/** What a member or a service account may do: "product permission". */
export function heldBy(claims: ReadonlyMap<string, Claim>, holder: string | undefined): Set<string> {
  return new Set(
    [...claims.values()].flatMap((claim) => (claim.holder === holder && claim.permission !== null ? [`${claim.product} ${claim.permission}`] : [])),
  );
}

/** Whether who holds this could give the claim, by the rule as the documentation has it. */
export function mayGive({ own }: World, held: ReadonlySet<string>, { product, permission, role }: Claim): boolean {
  if (product !== own && held.has(`${own} product-permission:grant`)) return true;
  const wanted = permission === null ? role!.permissions : [permission];
  return wanted.length > 0 && wanted.every((name) => held.has(`${product} ${name}`));
}
