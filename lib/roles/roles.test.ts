import { beforeAll, describe, expect, it } from "vitest";
import { AuditEvent, type Product, RolePermission, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { Actor, UserActor } from "../permissions/actor";
import { catalogue } from "../permissions/catalogue";
import { createProduct } from "../products/create-product";
import { makeAccount, makeOwner, makePerson, makeTeam, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { cloneRole } from "./clone-role";
import { createRole } from "./create-role";
import { getRole } from "./get-role";
import { updateRole } from "./update-role";

useDatabase();

let owner: Person & { team: Team };
let team: Team;
let product: Product;
beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
  const permissions = ["read", "write", "run"].map((verb) => ({ name: `instances:${verb}` }));
  product = await createProduct(owner.actor, { teamId: team.id, key: "ramp", name: "RAMP", audience: "urn:ramp:api", permissions });
});

const issue = (field: string[], code: string) => ({ issues: [expect.objectContaining({ field, code })] });
const permissionsOf = async (role: { id: string }) =>
  (await (await dataSource()).manager.find(RolePermission, { where: { roleId: role.id }, order: { permission: "ASC" } })).map(({ permission }) => permission);
const eventsOf = async (id: string) => (await dataSource()).manager.find(AuditEvent, { where: { targetId: id }, order: { id: "ASC" } });
const stale = (actor: UserActor): UserActor => ({ ...actor, authenticatedAt: new Date(Date.now() - 2 * 3600_000) });

describe("making a role", () => {
  it("keeps what it permits, and leaves an event", async () => {
    const role = await createRole(owner.actor, {
      teamId: team.id,
      productId: product.id,
      name: "  Observer ",
      description: "Looks on.",
      permissions: ["instances:run", "instances:read", "instances:read"],
    });
    expect(role).toMatchObject({ name: "Observer", description: "Looks on.", productId: product.id, builtInKey: null, version: 1, createdBy: owner.actor.id });
    expect(await permissionsOf(role)).toEqual(["instances:read", "instances:run"]);
    expect(await eventsOf(role.id)).toMatchObject([{ action: "role.create", actorId: owner.actor.id, details: { product: "ramp" } }]);
    expect(await getRole(owner.actor, role.id)).toMatchObject({ id: role.id });
  });

  it("is of Latchkey's own API by default, and may begin empty", async () => {
    const role = await createRole(owner.actor, { teamId: team.id, name: "Empty" });
    expect(role.productId).not.toBe(product.id);
    expect(await permissionsOf(role)).toEqual([]);
  });

  it("names what is wrong with each field", async () => {
    const make = (input: object) => createRole(owner.actor, { teamId: team.id, name: "X", productId: product.id, ...input });
    await createRole(owner.actor, { teamId: team.id, name: "Ta  ken", productId: product.id });
    await expect(make({ name: "TA KEN" })).rejects.toMatchObject(issue(["input", "name"], "TAKEN"));
    await expect(make({ name: " " })).rejects.toMatchObject(issue(["input", "name"], "REQUIRED"));
    await expect(make({ name: "x".repeat(101) })).rejects.toMatchObject(issue(["input", "name"], "TOO_LONG"));
    await expect(make({ name: "a\0b" })).rejects.toMatchObject(issue(["input", "name"], "INVALID"));
    await expect(make({ description: "x".repeat(2001) })).rejects.toMatchObject(issue(["input", "description"], "TOO_LONG"));
    await expect(make({ permissions: ["instances:read", "role:read", "a\0b"] })).rejects.toMatchObject({
      issues: [1, 2].map((at) => ({ field: ["input", "permissions", String(at)], code: "NOT_FOUND", message: "RAMP declares no such permission." })),
    });
    await expect(make({ permissions: Array.from({ length: 501 }, (_, at) => `a:b${at}`) })).rejects.toMatchObject(issue(["input", "permissions"], "TOO_LONG"));
    for (const productId of ["prod_nothing", "\0", (await builtInRole(await makeTeam(), "owner")).productId])
      await expect(make({ productId })).rejects.toMatchObject({ name: "NotFoundError", field: ["input", "productId"] });
    // The same name on another product is another role.
    await expect(createRole(owner.actor, { teamId: team.id, name: "Ta ken" })).resolves.toBeDefined();
  });

  it("gives nobody more than they may give", async () => {
    const maker = await makeMemberWith(team, ["role:create", "role:read", "audit:read"]);
    const make = (permissions: string[], productId?: string) => createRole(maker.actor, { teamId: team.id, name: "More", permissions, productId });
    await expect(make(["audit:read", "product:create", "team:update"])).rejects.toMatchObject({ requiredPermissions: ["product:create", "team:update"] });
    await expect(make(["instances:read"], product.id)).rejects.toMatchObject({ requiredPermissions: ["instances:read"] });
    await expect(make(["audit:read"])).resolves.toBeDefined();
    // Who holds it on the product may give it there, without product-permission:grant.
    await assign(await makeRole(team, ["instances:read"], { productId: product.id }), { memberIds: [maker.memberId] });
    maker.actor = await refreshed(maker);
    await expect(make(["instances:read"], product.id)).resolves.toBeDefined();
    const granter = await makeMemberWith(team, ["role:create", "product-permission:grant"]);
    await expect(
      createRole(granter.actor, { teamId: team.id, name: "Granted", productId: product.id, permissions: ["instances:write"] }),
    ).resolves.toBeDefined();
  });

  it("asks for a recent sign-in when it permits something", async () => {
    const input = { teamId: team.id, name: "Recent" };
    await expect(createRole(stale(owner.actor), { ...input, permissions: ["audit:read"] })).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    await expect(createRole(stale(owner.actor), input)).resolves.toBeDefined();
  });

  it("is refused to who lacks the permission, and to who isn't in the team", async () => {
    const [viewer, stranger, { account }] = await Promise.all([makePerson(team, "viewer"), makeOwner(), makeAccount(team)]);
    const machine: Actor = { ...owner.actor, type: "SERVICE_ACCOUNT", id: account.id, teamId: team.id, permissions: new Set(["product:read"]) };
    for (const actor of [viewer.actor, machine])
      await expect(createRole(actor, { teamId: team.id, name: "No" })).rejects.toMatchObject({ requiredPermissions: ["role:create"] });
    await expect(createRole(stranger.actor, { teamId: team.id, name: "No" })).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(createRole(null, { teamId: team.id, name: "No" })).rejects.toMatchObject({ name: "UnauthenticatedError" });
  });
});

describe("editing a role", () => {
  it("changes what is given, counts versions, and leaves an event", async () => {
    const role = await makeRole(team, ["audit:read", "product:read"]);
    const { result } = await updateRole(owner.actor, role.id, { description: "New", permissions: ["product:read", "product:create"], version: 1 });
    expect(result).toMatchObject({ description: "New", name: role.name, version: 2 });
    expect(await permissionsOf(role)).toEqual(["product:create", "product:read"]);
    expect((await eventsOf(role.id)).at(-1)).toMatchObject({
      action: "role.update",
      details: { permissions: { from: ["audit:read", "product:read"], to: ["product:create", "product:read"] }, description: { from: "", to: "New" } },
    });
    await expect(updateRole(owner.actor, role.id, { name: "X", version: 1 })).rejects.toMatchObject(issue(["input", "version"], "CONFLICT"));
    const events = (await eventsOf(role.id)).length;
    await updateRole(owner.actor, role.id, { permissions: ["product:create", "product:read"], name: role.name });
    expect((await eventsOf(role.id)).length).toBe(events);
    await updateRole(owner.actor, role.id, { permissions: null });
    expect(await permissionsOf(role)).toEqual([]);
  });

  it("takes the right to give what is added, and not what is taken away", async () => {
    const editor = await makeMemberWith(team, ["role:update", "audit:read"]);
    const role = await makeRole(team, ["product:create", "product:read"]);
    await expect(updateRole(editor.actor, role.id, { permissions: ["product:create", "product:delete", "audit:read"] })).rejects.toMatchObject({
      requiredPermissions: ["product:delete"],
    });
    await expect(updateRole(stale(editor.actor), role.id, { permissions: ["audit:read"] })).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    await updateRole(stale(editor.actor), role.id, { permissions: ["product:create"] });
    await updateRole(editor.actor, role.id, { permissions: ["audit:read"] });
    expect(await permissionsOf(role)).toEqual(["audit:read"]);
  });

  it("brings no right of people to a service account that has the role, directly or by a group", async () => {
    const [direct, grouped] = [await makeAccount(team), await makeAccount(team)];
    const [one, two] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["audit:read"])];
    await assign(one, { serviceAccountIds: [direct.account.id] });
    await assign(two, { groupIds: [(await makeGroup(team, { serviceAccountIds: [grouped.account.id] })).id] });
    for (const [role, { account }] of [
      [one, direct],
      [two, grouped],
    ] as const) {
      const refused = updateRole(owner.actor, role.id, { permissions: ["audit:read", "role-assignment:create"] });
      await expect(refused).rejects.toMatchObject(issue(["input", "permissions", "1"], "FORBIDDEN"));
      await expect(refused).rejects.toThrow(
        `No service account may ever hold role-assignment:create, and this role is held by a service account (${account.name})`,
      );
      expect(await permissionsOf(role)).toEqual(["audit:read"]);
      await expect(updateRole(owner.actor, role.id, { permissions: ["audit:read", "product:read"] })).resolves.toBeDefined();
    }
    const blind = await makeMemberWith(team, ["role:update", "role:read"]);
    await expect(updateRole(blind.actor, one.id, { permissions: ["role:read"] })).rejects.not.toThrow(direct.account.name);
  });

  it("is refused for a built-in role, to strangers, and for what isn't there", async () => {
    const role = await makeRole(team, []);
    await expect(updateRole(owner.actor, (await builtInRole(team, "viewer")).id, { name: "X" })).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(updateRole((await makeOwner()).actor, role.id, { name: "X" })).rejects.toMatchObject({ name: "NotFoundError" });
    for (const dryRun of [false, true])
      for (const id of ["role_none", "\0", team.id])
        await expect(updateRole(owner.actor, id, { name: "X" }, dryRun)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(updateRole((await makePerson(team, "viewer")).actor, role.id, {})).rejects.toMatchObject({ requiredPermissions: ["role:update"] });
  });
});

describe("a dry run of editing a role", () => {
  it("tells who would gain and lose what, and changes nothing", async () => {
    const role = await makeRole(team, ["audit:read", "product:read"]);
    const [direct, grouped] = [await makeMember(team), await makeMember(team)];
    const { account } = await makeAccount(team, { role: null });
    const group = await makeGroup(team, { memberIds: [grouped.memberId, direct.memberId] });
    await assign(role, { memberIds: [direct.memberId], serviceAccountIds: [account.id], groupIds: [group.id] });
    const { result, impact } = await updateRole(owner.actor, role.id, { permissions: ["product:read", "product:create"] }, true);
    expect(result).toBeNull();
    const onlyOf = (permission: string) => [{ productId: role.productId, permission }];
    expect(impact).toMatchObject({ gaining: 3, losing: 3, complete: true });
    expect(impact!.holders.map(({ id }) => id).sort()).toEqual([direct.memberId, grouped.memberId, account.id].sort());
    for (const holder of impact!.holders) expect(holder).toMatchObject({ gained: onlyOf("product:create"), lost: onlyOf("audit:read") });
    expect(await permissionsOf(role)).toEqual(["audit:read", "product:read"]);
    expect(await eventsOf(role.id)).toHaveLength(1);
    expect((await refreshed(direct)).memberships[0]!.permissions).toEqual(new Set(["audit:read", "product:read"]));
  });
});

describe("cloning a role", () => {
  it("makes one that goes its own way, also of a built-in one", async () => {
    const viewer = await builtInRole(team, "viewer");
    const clone = await cloneRole(owner.actor, viewer.id, { name: "Auditor" });
    expect(clone).toMatchObject({ builtInKey: null, description: viewer.description, productId: viewer.productId });
    expect(await permissionsOf(clone)).toEqual(
      catalogue
        .map(({ name }): string => name)
        .filter((name) => name.endsWith(":read"))
        .sort(),
    );
    const second = await cloneRole(owner.actor, clone.id, { name: "Auditor 2", description: "Own" });
    await updateRole(owner.actor, clone.id, { permissions: [] });
    expect(second.description).toBe("Own");
    expect(await permissionsOf(second)).not.toEqual([]);
    await expect(cloneRole(owner.actor, viewer.id, { name: "auditor" })).rejects.toMatchObject(issue(["input", "name"], "TAKEN"));
  });

  it("is no way to more permissions", async () => {
    const maker = await makeMemberWith(team, ["role:create", "role:read"]);
    await expect(cloneRole(maker.actor, (await builtInRole(team, "owner")).id, { name: "Mine" })).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(cloneRole(stale(owner.actor), (await builtInRole(team, "viewer")).id, { name: "Mine" })).rejects.toMatchObject({
      reason: "REAUTHENTICATION_REQUIRED",
    });
    await expect(cloneRole((await makeOwner()).actor, (await builtInRole(team, "viewer")).id, { name: "Mine" })).rejects.toMatchObject({
      name: "NotFoundError",
    });
  });
});
