import { randomUUID } from "node:crypto";
import { type Product, type ServiceAccount, type Team, User } from "../../entities/index";
import { setAdministrator } from "../administrators/set-administrator";
import { hashPassword } from "../crypto/password";
import { transaction } from "../db/transaction";
import { addMember } from "../members/add-member";
import { systemActor, type UserActor } from "../permissions/actor";
import type { BuiltInRoleKey } from "../permissions/built-in-roles";
import { createProduct } from "../products/create-product";
import { listRoles } from "../roles/list-roles";
import type { ClientKeys } from "../service-accounts/client-keys";
import { createServiceAccount, type CreateServiceAccountInput } from "../service-accounts/create-service-account";
import { createTeam } from "../teams/create-team";
import { createUser } from "../users/create-user";
import { refreshed } from "./refreshed";
import { sessionOf } from "./session-of";

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

let hashed: Promise<string> | undefined;

/** A hash as people have it is made to take long; all that a test makes have the same password, and so one hash will do. */
const hashOfTestPassword = (): Promise<string> => (hashed ??= hashPassword(testPassword));

/** A new person, signed in; a member of the team with the role, if one is given. */
export async function makePerson(team?: Team, role: BuiltInRoleKey = "owner"): Promise<Person> {
  const email = `person-${unique()}@example.com`;
  const passwordHash = await hashOfTestPassword();
  const userId = await transaction(async (tx) => {
    const { id } = await createUser(tx, system, { email, name: `Person ${unique()}`, password: null });
    await tx.manager.update(User, { id }, { passwordHash });
    if (team) await addMember(tx, system, team.id, id, role);
    return id;
  });
  const cookie = await sessionOf(userId);
  return { actor: await refreshed({ cookie }), cookie, email };
}

/** A new person who administers the installation, and is in the team, if one is given. */
export async function makeAdministrator(team?: Team): Promise<Person> {
  const person = await makePerson(team);
  await setAdministrator(system, person.email, true);
  return { ...person, actor: { ...person.actor, administrator: true } };
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
  const roles = role
    ? (await listRoles(system, { teamId: team.id, filter: { builtIn: true } })).items.filter((candidate) => candidate.builtInKey === role)
    : [];
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
