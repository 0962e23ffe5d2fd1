import { beforeAll, describe, expect, it } from "vitest";
import { AuditEvent, type Product, type Role, RoleAssignment, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { newId } from "../ids";
import { type Actor, noOrigin, systemActor } from "../permissions/actor";
import { createProduct } from "../products/create-product";
import { makeAccount, makeOwner, makePerson, makeTeam, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole, type TeamPerson } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { assignRoles } from "./assign-roles";
import { listRoleAssignments } from "./list-role-assignments";
import { unassignRoles } from "./unassign-roles";

useDatabase();

let owner: Person & { team: Team };
let team: Team;
let product: Product;
let reader: Role;
let member: TeamPerson;
const [soon, later] = [new Date(Date.now() + 3600_000), new Date(Date.now() + 7200_000)];

beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
  const permissions = [{ name: "instances:read" }, { name: "instances:write" }];
  product = await createProduct(owner.actor, { teamId: team.id, key: "ramp", name: "RAMP", audience: "urn:ramp:api", permissions });
  reader = await makeRole(team, ["audit:read", "product:read"], { name: "Reader" });
  member = await makeMember(team);
});

const issues = (...list: [field: string, code: string][]) => ({
  issues: list.map(([field, code]) => expect.objectContaining({ field: field.split("."), code })),
});
const assignmentsOf = async (roleId: string) => (await dataSource()).manager.find(RoleAssignment, { where: { roleId }, order: { id: "ASC" } });
const eventsOf = async (id: string) => (await dataSource()).manager.find(AuditEvent, { where: { targetId: id }, order: { id: "ASC" } });

describe("assigning roles", () => {
  it("gives each role to each holder, at their next call, and leaves an event for each", async () => {
    const [one, two] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["product:read"])];
    const [person, inGroup] = [await makeMember(team), await makeMember(team)];
    const { account } = await makeAccount(team, { role: null });
    const group = await makeGroup(team, { memberIds: [inGroup.memberId] });
    const { result } = await assignRoles(owner.actor, {
      roleIds: [one.id, two.id, one.id],
      memberIds: [person.memberId],
      serviceAccountIds: [account.id],
      groupIds: [group.id],
      until: soon,
    });
    expect(result).toHaveLength(6);
    for (const assignment of result!) expect(assignment).toMatchObject({ expiresAt: soon, createdBy: owner.actor.id, teamId: team.id });
    for (const who of [person, inGroup]) expect((await refreshed(who)).memberships[0]!.permissions).toEqual(new Set(["audit:read", "product:read"]));
    for (const id of [person.memberId, group.id])
      expect(await eventsOf(id)).toMatchObject(
        [one, two].map((role) => ({ action: "role-assignment.create", details: { role: role.name, roleId: role.id, until: soon.toISOString() } })),
      );
  });

  it("again changes nothing but when it ends", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const person = await makeMember(team);
    const give = (until?: Date | null) => assignRoles(owner.actor, { roleIds: [role.id], memberIds: [person.memberId], until });
    const first = await give();
    expect(await give()).toEqual(first);
    expect(await eventsOf(person.memberId)).toHaveLength(1);
    for (const until of [later, soon, null]) {
      const { result } = await give(until);
      expect(result).toMatchObject([{ id: first.result![0]!.id, expiresAt: until }]);
    }
    expect((await eventsOf(person.memberId)).slice(1).map(({ action, details }) => [action, details.until])).toEqual([
      ["role-assignment.update", { from: null, to: later.toISOString() }],
      ["role-assignment.update", { from: later.toISOString(), to: soon.toISOString() }],
      ["role-assignment.update", { from: soon.toISOString(), to: null }],
    ]);
  });

  it("fifty times at once has one effect", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const person = await makeMember(team);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => assignRoles(owner.actor, { roleIds: [role.id], memberIds: [person.memberId], until: soon })),
    );
    expect(new Set(answers.map(({ result }) => result![0]!.id)).size).toBe(1);
    expect(await assignmentsOf(role.id)).toHaveLength(1);
    expect(await eventsOf(person.memberId)).toHaveLength(1);
  });

  it("names each thing that isn't there, and does nothing then", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const elsewhere = await makeOwner();
    const theirs = await makeAccount(elsewhere.team);
    const stranger = elsewhere.actor.memberships[0]!.memberId;
    const give = (input: object) => assignRoles(owner.actor, { roleIds: [role.id], memberIds: [member.memberId], ...input });
    await expect(
      give({ memberIds: [member.memberId, stranger, "mem_x"], serviceAccountIds: [theirs.account.id, "\0"], groupIds: [newId("Group"), member.memberId] }),
    ).rejects.toMatchObject({
      issues: ["groupIds.0", "groupIds.1", "memberIds.1", "memberIds.2", "serviceAccountIds.0", "serviceAccountIds.1"].map((place) => ({
        field: ["input", ...place.split(".")],
        code: "NOT_FOUND",
        message: expect.stringMatching(/^There is no such (member|service account|group)\.$/),
      })),
    });
    await expect(give({ roleIds: [role.id, (await makeRole(elsewhere.team, [])).id, "\0", "role_x"] })).rejects.toMatchObject(
      issues(["input.roleIds.1", "NOT_FOUND"], ["input.roleIds.2", "NOT_FOUND"], ["input.roleIds.3", "NOT_FOUND"]),
    );
    await expect(give({ roleIds: ["\0"] })).rejects.toMatchObject(issues(["input.roleIds.0", "NOT_FOUND"]));
    await expect(give({ roleIds: [] })).rejects.toMatchObject(issues(["input.roleIds", "REQUIRED"]));
    await expect(give({ memberIds: [] })).rejects.toMatchObject(issues(["input", "REQUIRED"]));
    await expect(give({ memberIds: null })).rejects.toMatchObject(issues(["input", "REQUIRED"]));
    const many = (type: "Role" | "Member", count: number) => Array.from({ length: count }, () => newId(type));
    await expect(give({ roleIds: many("Role", 101) })).rejects.toMatchObject(issues(["input.roleIds", "TOO_LONG"]));
    await expect(give({ memberIds: many("Member", 101) })).rejects.toMatchObject(issues(["input", "TOO_LONG"]));
    await expect(give({ roleIds: many("Role", 50), memberIds: many("Member", 50) })).rejects.toMatchObject(issues(["input", "TOO_LONG"]));
    for (const until of [new Date(), new Date(0), new Date(NaN), new Date(8.64e15)])
      await expect(give({ until })).rejects.toMatchObject(issues(["input.until", "INVALID"]));
    expect(await assignmentsOf(role.id)).toEqual([]);
  });

  it("gives nobody more than the actor may give", async () => {
    const giver = await makeMemberWith(team, ["role-assignment:create", "audit:read"]);
    const give = (role: Role, to: object = { memberIds: [giver.memberId] }) => assignRoles(giver.actor, { roleIds: [role.id], ...to });
    const strong = await makeRole(team, ["audit:read", "product:create", "product:delete"]);
    const group = await makeGroup(team, { memberIds: [giver.memberId] });
    const { account } = await makeAccount(team, { role: null });
    for (const to of [{ memberIds: [giver.memberId] }, { groupIds: [group.id] }, { serviceAccountIds: [account.id] }])
      await expect(give(strong, to)).rejects.toMatchObject({ requiredPermissions: ["product:create", "product:delete"] });
    await expect(give(await builtInRole(team, "owner"))).rejects.toMatchObject({ name: "ForbiddenError" });
    const ofProduct = await makeRole(team, ["instances:read"], { productId: product.id });
    await expect(give(ofProduct)).rejects.toMatchObject({ requiredPermissions: ["instances:read"] });
    await expect(give(await makeRole(team, ["audit:read"]))).resolves.toBeDefined();
    await assign(ofProduct, { memberIds: [giver.memberId] });
    giver.actor = await refreshed(giver);
    await expect(give(ofProduct, { serviceAccountIds: [(await makeAccount(team, { productId: product.id })).account.id] })).resolves.toBeDefined();
  });

  it("asks for a recent sign-in, and is refused to who lacks the permission or isn't in the team", async () => {
    const role = await makeRole(team, ["audit:read", "product:read"]);
    const input = { roleIds: [role.id], memberIds: [member.memberId] };
    const stale = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 3600_000) };
    await expect(assignRoles(stale, input)).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    await expect(assignRoles(null, input)).rejects.toMatchObject({ name: "UnauthenticatedError" });
    const { account } = await makeAccount(team);
    const machine: Actor = { type: "SERVICE_ACCOUNT", id: account.id, name: "m", teamId: team.id, permissions: new Set(["audit:read"]), origin: noOrigin };
    for (const actor of [(await makePerson(team, "viewer")).actor, machine])
      await expect(assignRoles(actor, input)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:create"] });
    for (const actor of [(await makeOwner()).actor, (await makePerson()).actor])
      await expect(assignRoles(actor, input)).rejects.toMatchObject(issues(["input.roleIds.0", "NOT_FOUND"]));
    expect(await assignmentsOf(role.id)).toEqual([]);
  });

  it("to make an end earlier takes the right to take roles away", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const giver = await makeMemberWith(team, ["role-assignment:create", "audit:read"]);
    const give = (until: Date | null) => assignRoles(giver.actor, { roleIds: [role.id], memberIds: [member.memberId], until });
    await give(soon);
    await give(later);
    await expect(give(soon)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:delete"] });
    await give(null);
    await expect(give(later)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:delete"] });
  });

  it("stops at 100 roles for one holder", async () => {
    const person = await makeMember(team);
    const roles = await Promise.all(Array.from({ length: 101 }, () => makeRole(team, [])));
    const ids = roles.map(({ id }) => id);
    await assignRoles(systemActor("Test"), { roleIds: ids.slice(0, 100), memberIds: [person.memberId] });
    const more = assignRoles(owner.actor, { roleIds: ids.slice(99), memberIds: [member.memberId, person.memberId] });
    await expect(more).rejects.toMatchObject(issues(["input.memberIds.1", "TOO_LONG"]));
    await expect(assignRoles(owner.actor, { roleIds: ids.slice(0, 100), memberIds: [person.memberId], until: soon })).resolves.toBeDefined();
  });
});

describe("what suits a service account", () => {
  it("is a role of its own product only", async () => {
    const [own, ofProduct] = [await makeAccount(team, { role: null }), await makeAccount(team, { productId: product.id })];
    const role = await makeRole(team, ["instances:read"], { productId: product.id });
    await expect(assignRoles(owner.actor, { roleIds: [role.id], serviceAccountIds: [ofProduct.account.id, own.account.id] })).rejects.toMatchObject(
      issues(["input.serviceAccountIds.1", "FORBIDDEN"]),
    );
    await expect(assignRoles(owner.actor, { roleIds: [reader.id], serviceAccountIds: [ofProduct.account.id] })).rejects.toThrow("of another product");
    await expect(assignRoles(owner.actor, { roleIds: [role.id], serviceAccountIds: [ofProduct.account.id] })).resolves.toBeDefined();
    // A group may hold roles of any product.
    const group = await makeGroup(team, { serviceAccountIds: [own.account.id] });
    await expect(assignRoles(owner.actor, { roleIds: [role.id, reader.id], groupIds: [group.id] })).resolves.toBeDefined();
  });

  it("is no right of people: not directly, not by its group", async () => {
    const { account } = await makeAccount(team, { role: null });
    const [group, foreign] = [
      await makeGroup(team, { serviceAccountIds: [account.id] }),
      await makeGroup(team, { serviceAccountIds: [(await makeAccount(team, { productId: product.id })).account.id] }),
    ];
    for (const role of [await builtInRole(team, "owner"), await builtInRole(team, "viewer"), await makeRole(team, ["audit:read", "role-assignment:create"])]) {
      for (const dryRun of [false, true]) {
        const refused = assignRoles(owner.actor, { roleIds: [role.id], serviceAccountIds: [account.id], groupIds: [group.id] }, dryRun);
        await expect(refused).rejects.toMatchObject(issues(["input.groupIds.0", "FORBIDDEN"], ["input.serviceAccountIds.0", "FORBIDDEN"]));
        await expect(refused).rejects.toThrow("no service account may ever hold");
      }
      expect(await assignmentsOf(role.id)).toEqual(expect.not.arrayContaining([expect.objectContaining({ serviceAccountId: account.id })]));
      // On another product's accounts a role of Latchkey's own API has no effect.
      await expect(assignRoles(owner.actor, { roleIds: [role.id], groupIds: [foreign.id] })).resolves.toBeDefined();
    }
    await expect(
      assignRoles(owner.actor, { roleIds: [(await builtInRole(team, "service-account-project-admin")).id], groupIds: [group.id] }),
    ).resolves.toBeDefined();
  });
});

describe("taking roles away", () => {
  it("takes what is there, at once, and leaves an event for each", async () => {
    const [one, two] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["product:read"])];
    const [person, inGroup] = [await makeMember(team), await makeMember(team)];
    const group = await makeGroup(team, { memberIds: [inGroup.memberId] });
    await assign(one, { memberIds: [person.memberId], groupIds: [group.id] });
    const take = { roleIds: [one.id, two.id], memberIds: [person.memberId], groupIds: [group.id] };
    const would = await unassignRoles(owner.actor, take, true);
    expect(would.impact).toMatchObject({ gaining: 0, losing: 2 });
    const { result } = await unassignRoles(owner.actor, take);
    expect(result).toHaveLength(2);
    expect(await assignmentsOf(one.id)).toEqual([]);
    for (const who of [person, inGroup]) expect((await refreshed(who)).memberships[0]!.permissions).toEqual(new Set());
    expect((await eventsOf(person.memberId)).at(-1)).toMatchObject({ action: "role-assignment.delete", details: { role: one.name, roleId: one.id } });
    const events = (await eventsOf(person.memberId)).length;
    expect((await unassignRoles(owner.actor, take)).result).toEqual([]);
    expect(await eventsOf(person.memberId)).toHaveLength(events);
  });

  it("is refused to who lacks the permission or isn't in the team", async () => {
    const input = { roleIds: [reader.id], memberIds: [member.memberId] };
    await expect(unassignRoles((await makeMemberWith(team, ["role-assignment:create"])).actor, input)).rejects.toMatchObject({
      requiredPermissions: ["role-assignment:delete"],
    });
    await expect(unassignRoles((await makeOwner()).actor, input)).rejects.toMatchObject(issues(["input.roleIds.0", "NOT_FOUND"]));
    await expect(unassignRoles(null, input)).rejects.toMatchObject({ name: "UnauthenticatedError" });
  });

  it("leaves every team an owner, who only an owner can take down", async () => {
    const { team: theirs, ...first } = await makeOwner();
    const role = await builtInRole(theirs, "owner");
    const id = first.actor.memberships[0]!.memberId;
    const admin = await makePerson(theirs, "admin");
    const take = (actor: Actor, memberIds: string[]) => unassignRoles(actor, { roleIds: [role.id], memberIds });
    await expect(take(admin.actor, [id])).rejects.toMatchObject({ requiredPermissions: ["team:update"] });
    await expect(take(first.actor, [id])).rejects.toMatchObject(issues(["input", "IN_USE"]));
    await expect(assignRoles(first.actor, { roleIds: [role.id], memberIds: [id], until: soon })).rejects.toMatchObject(issues(["input.until", "IN_USE"]));
    const second = await makePerson(theirs, "owner");
    const [both, ids] = [
      [first, second],
      [id, second.actor.memberships[0]!.memberId],
    ];
    await expect(take(first.actor, ids)).rejects.toMatchObject(issues(["input", "IN_USE"]));
    // Two owners who take down each other at the same time: one of them is too late.
    const answers = await Promise.allSettled(both.map(({ actor }, index) => take(actor, [ids[1 - index]!])));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await assignmentsOf(role.id)).toHaveLength(1);
  });
});

describe("the list of assignments", () => {
  it("is narrowed by role and holder, and pages", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const group = await makeGroup(team);
    const { account } = await makeAccount(team, { role: null });
    await assign(role, { memberIds: [member.memberId], serviceAccountIds: [account.id], groupIds: [group.id] });
    const list = (filter: object, more: object = {}) => listRoleAssignments(owner.actor, { teamId: team.id, filter, ...more });
    expect(await (await list({ roleId: role.id })).totalCount()).toBe(3);
    for (const [filter, id] of [
      [{ memberId: member.memberId }, member.memberId],
      [{ serviceAccountId: account.id }, account.id],
      [{ groupId: group.id }, group.id],
    ] as const) {
      const [found] = (await list({ roleId: role.id, ...filter })).items;
      expect(found!.memberId ?? found!.serviceAccountId ?? found!.groupId).toBe(id);
    }
    const page = await list({ roleId: role.id }, { first: 2 });
    expect(page).toMatchObject({ hasNextPage: true });
    expect((await list({ roleId: role.id }, { after: page.cursorOf(page.items[1]!) })).items).toHaveLength(1);
    await expect(listRoleAssignments((await makeMember(team)).actor, { teamId: team.id })).rejects.toMatchObject({ requiredPermissions: ["role:read"] });
    await expect(listRoleAssignments(owner.actor, { teamId: (await makeTeam()).id })).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
