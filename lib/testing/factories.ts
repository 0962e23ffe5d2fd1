import { randomUUID } from "node:crypto";
import { Member, Product, Role, RolePermission, type ServiceAccount, type Team } from "../../entities/index";
import { actorOfSession } from "../auth/authenticate";
import { sessionCookieName } from "../auth/session-cookie";
import { createSession } from "../auth/sessions";
import { dataSource } from "../db/data-source";
import { type Transaction, transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey } from "../input/text";
import { addMember } from "../members/add-member";
import { noOrigin, systemActor, type UserActor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";
import { createProduct } from "../products/create-product";
import { insertAssignments } from "../roles/insert-assignments";
import { listRoles } from "../roles/list-roles";
import type { ClientKeys } from "../service-accounts/client-keys";
import { createServiceAccount, type CreateServiceAccountInput } from "../service-accounts/create-service-account";
import { createTeam } from "../teams/create-team";
import { createUser } from "../users/create-user";

const system = systemActor("Test");
const unique = () => randomUUID().slice(0, 8);

export const testPassword = "correct horse battery";

/** A signed-in person: who they are, and the cookie of their session. */
export interface Person {
  actor: UserActor;
  cookie: string;
  email: string;
}

/** A new team without members. */
export function makeTeam(name = `Team ${unique()}`): Promise<Team> {
  return transaction((tx) => createTeam(tx, system, name));
}

/** A new person, signed in; a member of the team with the role, if one is given. */
export function makePerson(team?: Team, role: BuiltInRoleKey = "owner"): Promise<Person> {
  return signedIn(team && (async (tx, userId) => void (await addMember(tx, system, team.id, userId, role))));
}

/** A new member of the team, signed in, who holds just these permissions on Latchkey's own API. */
export async function makePersonWith(team: Team, permissions: readonly string[]): Promise<Person> {
  const role = permissions.length > 0 ? await makeRole(team, permissions) : undefined;
  return signedIn(async (tx, userId) => {
    const member = { id: newId("Member"), teamId: team.id, userId, createdAt: new Date() };
    await tx.manager.insert(Member, member);
    if (role) await insertAssignments(tx, system, team.id, [{ roleId: role.id, memberId: member.id }]);
    tx.changed("user", userId);
  });
}

/** A new role of the team with these permissions, of Latchkey's own API unless another product is named. */
export async function makeRole(team: Team, permissions: readonly string[], options: { product?: Product; name?: string } = {}): Promise<Role> {
  const { product = await builtInProduct(team), name = `Role ${unique()}` } = options;
  const now = new Date();
  const role = {
    id: newId("Role"),
    teamId: team.id,
    productId: product.id,
    name,
    nameKey: nameKey(name),
    description: "",
    builtInKey: null,
    createdAt: now,
    createdBy: "system",
    updatedAt: now,
    version: 1,
  };
  await transaction(async (tx) => {
    await tx.manager.insert(Role, role);
    const rows = permissions.map((permission) => ({ teamId: team.id, productId: product.id, roleId: role.id, permission }));
    if (rows.length > 0) await tx.manager.insert(RolePermission, rows);
  });
  return role;
}

async function builtInProduct(team: Team): Promise<Product> {
  return (await dataSource()).manager.findOneByOrFail(Product, { teamId: team.id, builtIn: true });
}

async function signedIn(join?: (tx: Transaction, userId: string) => Promise<void>): Promise<Person> {
  const email = `person-${unique()}@example.com`;
  const cookieSecret = await transaction(async (tx) => {
    const user = await createUser(tx, system, { email, name: `Person ${unique()}`, password: testPassword });
    await join?.(tx, user.id);
    return createSession(tx, user.id);
  });
  const cookie = `${sessionCookieName()}=${cookieSecret}`;
  const actor = await actorOfSession(cookie, noOrigin);
  if (!actor) throw new Error("the new session is not found");
  return { actor, cookie, email };
}

/** A new team with its owner signed in. */
export async function makeOwner(): Promise<Person & { team: Team }> {
  const team = await makeTeam();
  return { team, ...(await makePerson(team, "owner")) };
}

/** A new service account of the team, with its client keys; of the default role unless `role` names another or none. */
export async function makeAccount(
  team: Team,
  options: Partial<CreateServiceAccountInput> & { role?: BuiltInRoleKey | null } = {},
): Promise<{ account: ServiceAccount; clientKeys: ClientKeys }> {
  const { role, ...input } = options;
  const roles = role ? (await listRoles(system, team.id)).filter((candidate) => candidate.builtInKey === role) : [];
  const roleIds = role === undefined ? undefined : roles.map(({ id }) => id);
  return createServiceAccount(system, { teamId: team.id, name: `Account ${unique()}`, roleIds, ...input });
}

/** A new product of the team. */
export function makeProduct(team: Team): Promise<Product> {
  const key = `product-${unique()}`;
  return createProduct(system, {
    teamId: team.id,
    key,
    name: `Product ${key}`,
    audience: `https://${key}.example.com`,
    permissions: [{ name: "things:read" }],
  });
}
