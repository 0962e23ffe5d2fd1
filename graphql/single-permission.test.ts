import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { catalogue, type Permission, permissionDefinition } from "../lib/permissions/catalogue";
import { countRows } from "../lib/testing/count-rows";
import { makeTeam } from "../lib/testing/factories";
import { makeMemberWith } from "../lib/testing/make-roles";
import { useDatabase } from "../lib/testing/use-database";
import { makeWorld } from "./testing/make-world";
import { operation, rootCalls, type World } from "./testing/root-fields";

useDatabase();

function withDependencies(permission: string): string[] {
  return [permission, ...(permissionDefinition(permission)?.dependsOn ?? []).flatMap(withDependencies)];
}

// One for all: what is asked of it here is read, or refused.
let team: Team;
let world: World;
beforeAll(async () => {
  team = await makeTeam();
  world = await makeWorld(team);
});

const calls = rootCalls.filter(({ personal }) => !personal);

describe.each(catalogue.map(({ name }) => name))("a member who holds nothing but %s and what it depends on", (permission: Permission) => {
  const held = new Set(withDependencies(permission));
  const missing = (call: Pick<(typeof calls)[number], "permission" | "also">) =>
    [call.permission, ...(call.also ?? [])].find((needed) => needed != null && !held.has(needed));
  let who: Credential;
  beforeAll(async () => void (who = await makeMemberWith(team, [...held])));

  it("is refused, with its name, whatever needs another, and nothing is written", async () => {
    const before = await countRows();
    for (const { title, field, args, ...call } of calls) {
      const needed = missing(call);
      if (needed === undefined) continue;
      const { data, errors } = await callApi(who, operation(field, args(world)), args(world));
      expect([title, data]).toEqual([title, { [field]: null }]);
      expect([title, errors]).toMatchObject([title, [{ extensions: { code: "FORBIDDEN", requiredPermission: needed } }]]);
    }
    expect(await countRows()).toEqual(before);
  });

  it("gets what it reads", async () => {
    for (const { title, field, args, ...call } of calls) {
      if (!call.permission?.endsWith(":read") || missing(call)) continue;
      const { data, errors } = await callApi(who, operation(field, args(world)), args(world));
      expect([title, errors]).toEqual([title, undefined]);
      expect([title, data![field]]).not.toEqual([title, null]);
    }
  });
});
