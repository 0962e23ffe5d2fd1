import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../app/api/testing/call-api";
import type { Team } from "../entities/index";
import { catalogue } from "../lib/permissions/catalogue";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeOwner, makePerson, makeTeam } from "../lib/testing/factories";
import { makeMember } from "../lib/testing/make-roles";
import { useDatabase } from "../lib/testing/use-database";
import { makeWorld } from "./testing/make-world";
import { nowhere, operation, rootCalls, rootFields, schemaFields, titled, type World } from "./testing/root-fields";

useDatabase();

let team: Team;
let ours: World;
let withoutRole: { person: Credential; machine: Credential };
let stranger: { person: Credential; machine: Credential };
const tokenWithout = new Map<string, string>();

beforeAll(async () => {
  team = await makeTeam();
  ours = await makeWorld(team);
  const { clientKeys } = await makeAccount(team);
  const held = catalogue.filter(({ peopleOnly }) => !peopleOnly).map(({ name }) => name);
  for (const name of held) tokenWithout.set(name, await getToken(clientKeys, { scope: held.filter((other) => other !== name).join(" ") }));
  const idle = await makeAccount(team, { role: null });
  withoutRole = { person: await makeMember(team), machine: { bearer: await getToken(idle.clientKeys) } };
  const elsewhere = await makeOwner();
  const theirs = await makeAccount(elsewhere.team);
  stranger = { person: await makePerson(elsewhere.team, "admin"), machine: { bearer: await getToken(theirs.clientKeys) } };
});

const ask = (who: Credential | null, field: string, args: Record<string, unknown>) => callApi(who, operation(field, args), args);

it("every root field of the schema is covered here", () => {
  expect(Object.keys(rootFields).sort()).toEqual([...schemaFields].sort());
});

describe("nobody gets 401 and no data, and nothing is written, from", () => {
  it.each(titled(rootCalls))("%s", async (_, { field, args }) => {
    const before = await countRows();
    const answer = await ask(null, field, args(ours));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", DPoP algs="[^"]+"$/);
    expect(answer.data).toEqual({ [field]: null });
    expect(answer.errors).toMatchObject([{ path: [field], extensions: { code: "UNAUTHENTICATED" } }]);
    expect(await countRows()).toEqual(before);
  });
});

describe("without the permission it needs, which the answer names, nobody of the team may call, and nothing is written", () => {
  const guarded = rootCalls.filter(({ permission }) => permission !== null);

  it.each(titled(guarded))("%s", async (_, { field, args, permission }) => {
    // A member and a service account without any role, and a token that has every other permission.
    const narrowed = tokenWithout.get(permission!);
    const before = await countRows();
    for (const who of [withoutRole.person, withoutRole.machine, ...(narrowed ? [{ bearer: narrowed }] : [])]) {
      const answer = await ask(who, field, args(ours));
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ [field]: null });
      expect(answer.errors).toMatchObject([{ path: [field], extensions: { code: "FORBIDDEN", requiredPermission: permission } }]);
    }
    expect(await countRows()).toEqual(before);
  });

  it("anything but what tells of themselves and their teams, also by node", () => {
    const open = rootCalls.filter(({ permission, personal }) => permission === null && !personal).map(({ title }) => title);
    expect(open.sort()).toEqual(["node (team)", "notificationPolicy", "permissionGivers", "team", "viewer"]);
  });

  it.each(["viewer", "team", "permissionGivers", "notificationPolicy"])("but everybody with an identity may call %s", async (field) => {
    for (const who of [withoutRole.person, withoutRole.machine]) {
      const answer = await ask(who, field, rootFields[field]![0]!.args(ours));
      expect(answer.errors).toBeUndefined();
      expect(answer.data![field]).not.toBeNull();
    }
  });
});

describe("for an admin of another team, ours is as missing as what doesn't exist, and nothing is written:", () => {
  it.each(titled(rootCalls.filter(({ field, personal }) => field !== "viewer" && !personal)))("%s", async (_, { field, args }) => {
    const before = await countRows();
    for (const who of [stranger.person, stranger.machine]) {
      const [real, random] = [await ask(who, field, args(ours)), await ask(who, field, args(nowhere()))];
      expect(JSON.stringify({ ...real, headers: null })).toBe(JSON.stringify({ ...random, headers: null }));
      expect(real.status).toBe(200);
      expect(real.errors).toBeUndefined();
      const found = real.data![field] as { userErrors?: { code: string }[] } | null;
      if (found !== null) expect(found.userErrors?.map(({ code }) => code)).toEqual(["NOT_FOUND"]);
      if (found !== null) expect(Object.values(found).filter((value) => typeof value === "string")).toEqual([expect.stringMatching(/Payload$/)]);
    }
    expect(await countRows()).toEqual(before);
  });

  it("things of ours that are named inside of a call about their own team", async () => {
    const elsewhere = await makeOwner();
    const about = (world: World) => ({ teamId: elsewhere.team.id, name: "X", productId: world.product });
    const lists = (world: World) => ({ team: elsewhere.team.id, product: world.product, account: world.account, text: world.account });
    const read = `query ($team: ID!, $product: ID!, $account: ID!, $text: String!) {
      serviceAccounts(teamId: $team, filter: { productId: $product }) { totalCount }
      created: serviceAccounts(teamId: $team, filter: { createdById: $account }) { totalCount }
      found: serviceAccounts(teamId: $team, filter: { search: $text }) { totalCount }
      roles(teamId: $team, filter: { productId: $product }) { totalCount }
      roleAssignments(teamId: $team, filter: { serviceAccountId: $account }) { totalCount }
      effectivePermissions(teamId: $team, serviceAccountId: $account) { nextEnd }
      can(teamId: $team, serviceAccountId: $account, permission: "audit:read") { allowed }
      auditEvents(teamId: $team, filter: { targetId: $account }) { totalCount }
    }`;
    const [real, random] = [await callApi(elsewhere, read, lists(ours)), await callApi(elsewhere, read, lists(nowhere()))];
    expect(real.data).toEqual({
      serviceAccounts: { totalCount: 0 },
      created: { totalCount: 0 },
      found: { totalCount: 0 },
      roles: { totalCount: 0 },
      roleAssignments: { totalCount: 0 },
      effectivePermissions: null,
      can: null,
      auditEvents: { totalCount: 0 },
    });
    expect(random.data).toEqual(real.data);

    const created = [about(ours), about(nowhere())].map((input) => ask(elsewhere, "createServiceAccount", { input }));
    const [withOurs, withNone] = await Promise.all(created);
    expect(withOurs!.data).toEqual(withNone!.data);
    expect(withOurs!.data!.createServiceAccount.userErrors).toMatchObject([{ field: ["input", "productId"], code: "NOT_FOUND" }]);

    const roles = [ours.role, nowhere().role].map((role) =>
      ask(elsewhere, "createServiceAccount", { input: { teamId: elsewhere.team.id, name: "X", roleIds: [role] } }),
    );
    const [ourRole, noRole] = await Promise.all(roles);
    expect(ourRole!.data).toEqual(noRole!.data);
    expect(ourRole!.data!.createServiceAccount.userErrors).toMatchObject([{ field: ["input", "roleIds", "0"], code: "NOT_FOUND" }]);
  });
});
