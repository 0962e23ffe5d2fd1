import { beforeAll, describe, expect, it } from "vitest";
import type { Product, Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, makePerson, makeProduct, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { type Actor, noOrigin } from "./actor";
import { canHolder } from "./can-answer";
import { effectivePermissions } from "./effective-permissions";
import { roadsOf } from "./roads-of";
import { permissionGivers } from "./permission-givers";

useDatabase();

let owner: Person & { team: Team };
let team: Team;
let product: Product;
beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
  product = await makeProduct(team);
});

const soon = new Date(Date.now() + 3600_000);

describe("effective permissions", () => {
  it("tell every road to each permission, and what ends next", async () => {
    const person = await makeMember(team);
    const [direct, byGroup] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["product:read", "audit:read"])];
    const things = await makeRole(team, ["things:read"], { productId: product.id });
    const group = await makeGroup(team, { memberIds: [person.memberId] });
    await assign(direct, { memberIds: [person.memberId] });
    await assign(byGroup, { groupIds: [group.id], until: soon });
    await assign(things, { groupIds: [group.id] });
    const { permissions, withheld, nextEnd } = await effectivePermissions(owner.actor, { teamId: team.id, memberId: person.memberId });
    const told = permissions.map(({ permission, productId, roads }) => [
      permission.name,
      productId,
      roads.map((road) => [road.role.id, road.group?.id ?? null]),
    ]);
    const own = direct.productId;
    expect(told).toEqual([
      ["product:read", own, [[byGroup.id, group.id]]],
      [
        "audit:read",
        own,
        expect.arrayContaining([
          [direct.id, null],
          [byGroup.id, group.id],
        ]),
      ],
      ["things:read", product.id, [[things.id, group.id]]],
    ]);
    expect(withheld).toEqual([]);
    expect(nextEnd).toEqual(soon);
  });

  it("tell what is withheld, and why", async () => {
    const { account } = await makeAccount(team, { productId: product.id });
    const group = await makeGroup(team, { serviceAccountIds: [account.id] });
    const [foreign, own] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["things:read"], { productId: product.id })];
    await assign(foreign, { groupIds: [group.id] });
    await assign(own, { serviceAccountIds: [account.id], until: soon });
    const ask = () => effectivePermissions(owner.actor, { teamId: team.id, serviceAccountId: account.id });
    expect(await ask()).toMatchObject({
      permissions: [{ permission: { name: "things:read" } }],
      withheld: [{ reason: "OTHER_PRODUCT", permission: null, message: "The role is of Latchkey; a service account has only the roles of its own product." }],
    });
    const { manager } = await dataSource();
    await manager.query("UPDATE role_assignment SET expires_at = now() - interval '1 second' WHERE service_account_id = $1", [account.id]);
    expect((await ask()).withheld.map(({ reason }) => reason).sort()).toEqual(["EXPIRED", "OTHER_PRODUCT"]);
    await manager.query("UPDATE service_account SET enabled = false WHERE id = $1", [account.id]);
    expect((await ask()).withheld.map(({ reason }) => reason)).toEqual(["DISABLED", "DISABLED"]);
    // What no use case lets happen doesn't count either.
    const idle = await makeAccount(team, { role: null });
    await manager.query("INSERT INTO role_assignment (id, team_id, role_id, service_account_id, created_by) VALUES ($1, $2, $3, $4, 'test')", [
      newId("RoleAssignment"),
      team.id,
      (await makeRole(team, ["role:update", "audit:read"])).id,
      idle.account.id,
    ]);
    const forced = await effectivePermissions(owner.actor, { teamId: team.id, serviceAccountId: idle.account.id });
    expect(forced.permissions.map(({ permission }) => permission.name)).toEqual(["audit:read"]);
    expect(forced.withheld).toMatchObject([{ reason: "PEOPLE_ONLY", permission: { name: "role:update", peopleOnly: true } }]);
  });

  it("are told to everybody of themselves, and of others to who may read roles and them", async () => {
    const [person, other] = [await makeMember(team), await makeMember(team)];
    const { account } = await makeAccount(team);
    const machine: Actor = { type: "SERVICE_ACCOUNT", id: account.id, name: "m", teamId: team.id, permissions: new Set(), origin: noOrigin };
    expect((await effectivePermissions(person.actor, { teamId: team.id })).permissions).toEqual([]);
    expect((await effectivePermissions(person.actor, { teamId: team.id, memberId: person.memberId })).permissions).toEqual([]);
    expect((await effectivePermissions(machine, {})).permissions.length).toBeGreaterThan(5);
    expect(await canHolder(machine, { permission: "service-account:read" })).toMatchObject({ allowed: true });
    const lacking = (permission: string) => ({ requiredPermissions: [permission] });
    await expect(effectivePermissions(person.actor, { teamId: team.id, memberId: other.memberId })).rejects.toMatchObject(lacking("role:read"));
    await expect(effectivePermissions(machine, { memberId: other.memberId })).rejects.toMatchObject(lacking("role:read"));
    const reader = await makeMemberWith(team, ["role:read"]);
    await expect(effectivePermissions(reader.actor, { teamId: team.id, memberId: other.memberId })).rejects.toMatchObject(lacking("member:read"));
    await expect(effectivePermissions(reader.actor, { teamId: team.id, serviceAccountId: account.id })).rejects.toMatchObject(lacking("service-account:read"));
    const stranger = await makeOwner();
    await expect(effectivePermissions(stranger.actor, { teamId: team.id, memberId: other.memberId })).rejects.toMatchObject({ name: "NotFoundError" });
    for (const memberId of [other.memberId, "mem_none", "\0"])
      await expect(effectivePermissions(stranger.actor, { teamId: stranger.team.id, memberId })).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(effectivePermissions(owner.actor, { teamId: team.id, memberId: other.memberId, serviceAccountId: account.id })).rejects.toMatchObject({
      name: "InvalidInputError",
    });
  });

  it("of one account are one round trip from cold", async () => {
    const { account } = await makeAccount(team);
    const { manager } = await dataSource();
    expect(await statementsOf(() => roadsOf(manager, { serviceAccountIds: [account.id] }))).toHaveLength(1);
  });
});

describe("whether somebody can", () => {
  it("is answered with the roads, or with why not", async () => {
    const { account } = await makeAccount(team, { productId: product.id });
    const role = await makeRole(team, ["things:read"], { productId: product.id, name: "Thing reader" });
    const group = await makeGroup(team, { serviceAccountIds: [account.id] });
    await assign(role, { groupIds: [group.id], until: soon });
    const ask = (permission: string, productId?: string) => canHolder(owner.actor, { teamId: team.id, serviceAccountId: account.id, permission, productId });
    expect(await ask("things:read", product.id)).toMatchObject({ allowed: true, reason: null, roads: [{ role: { id: role.id }, group: { id: group.id } }] });
    expect(await ask("things:write", product.id)).toMatchObject({ allowed: false, reason: expect.stringContaining("No role") });
    expect(await ask("things:read")).toMatchObject({ allowed: false });
    await (await dataSource()).manager.query("UPDATE group_membership SET expires_at = now() WHERE service_account_id = $1", [account.id]);
    expect(await ask("things:read", product.id)).toMatchObject({
      allowed: false,
      roads: [],
      reason: expect.stringMatching(`^The role Thing reader by the group ${group.name} holds it, and it doesn't count: It ended at `),
    });
    for (const id of ["prod_x", "\0", (await makeProduct((await makeOwner()).team)).id])
      await expect(ask("things:read", id)).rejects.toMatchObject({ name: "NotFoundError", field: ["productId"] });
  });
});

describe("who could give a permission", () => {
  it("are those who may assign roles and hold it, or may grant any of a product", async () => {
    const { team: theirs, ...boss } = await makeOwner();
    const asked = await makeMember(theirs);
    const givers = (permission: string) => permissionGivers(asked.actor, { teamId: theirs.id, permission });
    expect(await givers("role:create")).toEqual([boss.actor.name]);
    await makePerson(theirs, "viewer");
    await makeMemberWith(theirs, ["role:create"]);
    await makeMemberWith(theirs, ["role-assignment:create"]);
    const both = await makeMemberWith(theirs, ["role:create", "role-assignment:create"]);
    expect((await givers("role:create")).sort()).toEqual([boss.actor.name, both.actor.name].sort());
    expect(await givers("things:read")).toEqual([boss.actor.name]);
    expect(await givers("\0")).toEqual([boss.actor.name]);
    const byGroup = await makeMember(theirs);
    const group = await makeGroup(theirs, { memberIds: [byGroup.memberId] });
    await assign(await builtInRole(theirs, "admin"), { groupIds: [group.id] });
    expect(await givers("role:create")).toContain(byGroup.actor.name);
    await (await dataSource()).manager.query("UPDATE group_membership SET expires_at = now() WHERE group_id = $1", [group.id]);
    expect(await givers("role:create")).not.toContain(byGroup.actor.name);
    await transaction((tx) => tx.manager.query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [both.actor.id]));
    expect(await givers("role:create")).toEqual([boss.actor.name]);
    for (let more = 0; more < 6; more += 1) await makeMemberWith(theirs, ["role:create", "role-assignment:create"]);
    expect(await givers("role:create")).toHaveLength(5);
  });

  it("is told to people of the team only", async () => {
    await expect(permissionGivers((await makeOwner()).actor, { teamId: team.id, permission: "role:read" })).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(permissionGivers(null, { teamId: team.id, permission: "role:read" })).rejects.toMatchObject({ name: "UnauthenticatedError" });
    const machine: Actor = { type: "SERVICE_ACCOUNT", id: newId("ServiceAccount"), name: "m", teamId: team.id, permissions: new Set(), origin: noOrigin };
    expect(await permissionGivers(machine, { permission: "role:read" })).toEqual([]);
    expect(await permissionGivers(await refreshed(owner), { teamId: team.id, permission: "role:read" })).toEqual([owner.actor.name]);
  });
});
