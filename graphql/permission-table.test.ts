import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { type BuiltInRole, builtInRoles } from "../lib/permissions/built-in-roles";
import { makeAccount, makePerson, makeTeam } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";
import { makeWorld } from "./testing/make-world";
import { isMutation, operation, rootCalls, titled, type World } from "./testing/root-fields";

useDatabase();

async function credentialOf(role: (typeof builtInRoles)[number], team: Team): Promise<Credential> {
  if (!role.key.startsWith("service-account-") || role.key === "service-account-admin") return makePerson(team, role.key);
  return { bearer: await getToken((await makeAccount(team, { role: role.key })).clientKeys) };
}

describe.each(builtInRoles.map((role) => [role.key, role] as const))("the role %s", (_, role) => {
  let team: Team;
  let who: Credential;
  beforeAll(async () => {
    team = await makeTeam();
    who = await credentialOf(role, team);
  });
  const calls = rootCalls.filter(({ personal }) => !personal);
  const may = ({ permission }: (typeof rootCalls)[number]) => permission === null || (role as BuiltInRole).permissions.has(permission);

  // What is read or refused changes nothing: all of it can be asked of the same. Each change has a world of its own.
  let world: World;
  beforeAll(async () => void (world = await makeWorld(team)));

  const allowed = calls.filter(may);
  it.each(titled(allowed))("may call %s", async (_, { field, args }) => {
    const values = args(isMutation(field) ? await makeWorld(team) : world);
    const { data, errors } = await callApi(who, operation(field, values), values);
    expect(errors).toBeUndefined();
    expect(data![field]).not.toBeNull();
    expect(data![field].userErrors ?? []).toEqual([]);
  });

  const refused = calls.filter((call) => !may(call));
  // The owner may do everything, and an empty table has no tests.
  if (refused.length > 0) {
    it.each(titled(refused))("may not call %s", async (_, { field, args, permission }) => {
      const values = args(world);
      const { data, errors } = await callApi(who, operation(field, values), values);
      expect(data).toEqual({ [field]: null });
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: permission } }]);
    });
  }
});
