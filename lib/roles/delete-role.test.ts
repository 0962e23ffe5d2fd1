import { beforeAll, describe, expect, it } from "vitest";
import { AuditEvent, type Product, type Role, RoleAssignment, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { UserActor } from "../permissions/actor";
import { createProduct } from "../products/create-product";
import { makeAccount, makeOwner, makeTeam, type Person } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { deleteRole } from "./delete-role";
import { getRole } from "./get-role";

useDatabase();

let owner: Person & { team: Team };
let team: Team;
let product: Product;
beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
  product = await createProduct(owner.actor, { teamId: team.id, key: "ramp", name: "RAMP", audience: "urn:ramp:api", permissions: [] });
});

const issue = (field: string[], code: string) => ({ issues: [expect.objectContaining({ field, code })] });
const eventsOf = async (id: string) => (await dataSource()).manager.find(AuditEvent, { where: { targetId: id }, order: { id: "ASC" } });

describe("deleting a role", () => {
  const there = async (role: Role) => (await getRole(owner.actor, role.id)) !== null;

  it("goes while nobody has it", async () => {
    const role = await makeRole(team, ["audit:read"]);
    expect((await deleteRole(owner.actor, role.id)).result).toMatchObject({ id: role.id });
    expect(await there(role)).toBe(false);
    expect((await eventsOf(role.id)).at(-1)).toMatchObject({ action: "role.delete" });
    await expect(deleteRole(owner.actor, role.id)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("is refused with the list of its holders while somebody has it", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const member = await makeMember(team);
    const { account } = await makeAccount(team);
    const group = await makeGroup(team);
    await assign(role, { memberIds: [member.memberId], serviceAccountIds: [account.id], groupIds: [group.id] });
    const refused = deleteRole(owner.actor, role.id);
    await expect(refused).rejects.toMatchObject(issue(["id"], "IN_USE"));
    for (const name of ["3 holders", member.actor.name, account.name, group.name]) await expect(refused).rejects.toThrow(name);
    const blind = await makeMemberWith(team, ["role:delete"]);
    await expect(deleteRole(blind.actor, role.id)).rejects.not.toThrow(account.name);
    expect(await there(role)).toBe(true);
  });

  it("hands its holders another, each until the same time, and the later of two", async () => {
    const [role, other] = [await makeRole(team, ["audit:read", "product:read"]), await makeRole(team, ["product:read"])];
    const [one, two] = [await makeMember(team), await makeMember(team)];
    const [soon, later] = [new Date(Date.now() + 3600_000), new Date(Date.now() + 7200_000)];
    const group = await makeGroup(team, { memberIds: [two.memberId] });
    await assign(role, { memberIds: [one.memberId], until: later });
    await assign(role, { groupIds: [group.id], until: soon });
    await assign(other, { memberIds: [one.memberId], until: soon });
    const would = await deleteRole(owner.actor, role.id, other.id, true);
    expect(would.impact).toMatchObject({ gaining: 0, losing: 2 });
    expect(await there(role)).toBe(true);
    await deleteRole(owner.actor, role.id, other.id);
    const held = await (await dataSource()).manager.find(RoleAssignment, { where: { roleId: other.id }, order: { memberId: "ASC" } });
    expect(held.map(({ memberId, groupId, expiresAt }) => [memberId ?? groupId, expiresAt])).toEqual([
      [one.memberId, later],
      [group.id, soon],
    ]);
    expect((await refreshed(two)).memberships[0]!.permissions).toEqual(new Set(["product:read"]));
    expect((await eventsOf(group.id)).slice(-2).map(({ action, details }) => [action, details.role])).toEqual([
      ["role-assignment.create", other.name],
      ["role-assignment.delete", role.name],
    ]);
    // Who has the other one already isn't given it: it ends later, or nothing happens to it.
    expect((await eventsOf(one.memberId)).slice(-2).map(({ action, details }) => [action, details.until])).toEqual([
      ["role-assignment.update", { from: soon.toISOString(), to: later.toISOString() }],
      ["role-assignment.delete", undefined],
    ]);
    await assign(other, { memberIds: [one.memberId] });
    const third = await makeRole(team, []);
    await assign(third, { memberIds: [one.memberId], until: soon });
    const count = (await eventsOf(one.memberId)).length;
    await deleteRole(owner.actor, third.id, other.id);
    expect((await eventsOf(one.memberId)).slice(count).map(({ action }) => action)).toEqual(["role-assignment.delete"]);
  });

  it("hands out the other one while it is assigned to the same holders", async () => {
    for (let round = 0; round < 8; round += 1) {
      const [role, other] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["product:read"])];
      const member = await makeMember(team);
      const { account } = await makeAccount(team, { role: null });
      const group = await makeGroup(team);
      const holders = { memberIds: [member.memberId], serviceAccountIds: [account.id], groupIds: [group.id] };
      await assign(role, holders);
      const answers = await Promise.allSettled([deleteRole(owner.actor, role.id, other.id), assign(other, holders)]);
      expect(answers).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
      expect(await (await dataSource()).manager.countBy(RoleAssignment, { roleId: other.id })).toBe(3);
    }
  });

  it("hands the other one also to who gets the role while it is deleted, or tells them that it is gone", async () => {
    for (let round = 0; round < 8; round += 1) {
      const [role, other] = [await makeRole(team, ["audit:read"]), await makeRole(team, ["product:read"])];
      const [before, late] = [await makeGroup(team), await makeGroup(team)];
      await assign(role, { groupIds: [before.id] });
      const [deleted, assigned] = await Promise.allSettled([deleteRole(owner.actor, role.id, other.id), assign(role, { groupIds: [late.id] })]);
      expect(deleted).toMatchObject({ status: "fulfilled" });
      if (assigned.status === "rejected") expect(assigned.reason).toMatchObject(issue(["input", "roleIds", "0"], "NOT_FOUND"));
      const handed = await (await dataSource()).manager.countBy(RoleAssignment, { roleId: other.id });
      expect(handed).toBe(assigned.status === "fulfilled" ? 2 : 1);
    }
  });

  it("hands out nothing that couldn't be assigned", async () => {
    const role = await makeRole(team, ["audit:read"]);
    const { account } = await makeAccount(team);
    await assign(role, { serviceAccountIds: [account.id] });
    const to = (actor: UserActor, id: string) => deleteRole(actor, role.id, id);
    await expect(to(owner.actor, role.id)).rejects.toMatchObject(issue(["reassignTo"], "INVALID"));
    await expect(to(owner.actor, "role_none")).rejects.toMatchObject({ name: "NotFoundError", field: ["reassignTo"] });
    await expect(to(owner.actor, "\0")).rejects.toMatchObject({ name: "NotFoundError", field: ["reassignTo"] });
    await expect(to(owner.actor, (await makeRole(team, [], { productId: product.id })).id)).rejects.toMatchObject(issue(["reassignTo"], "INVALID"));
    await expect(to(owner.actor, (await builtInRole(team, "viewer")).id)).rejects.toMatchObject(issue(["reassignTo"], "FORBIDDEN"));
    await expect(to(owner.actor, (await builtInRole(await makeTeam(), "service-account-viewer")).id)).rejects.toMatchObject({ name: "NotFoundError" });
    const weak = await makeMemberWith(team, ["role:delete", "role-assignment:create"]);
    await expect(to(weak.actor, (await makeRole(team, ["product:create"])).id)).rejects.toMatchObject({ requiredPermissions: ["product:create"] });
    const mute = await makeMemberWith(team, ["role:delete"]);
    await expect(to(mute.actor, (await makeRole(team, [])).id)).rejects.toMatchObject({ requiredPermissions: ["role-assignment:create"] });
    await expect(deleteRole(owner.actor, (await builtInRole(team, "viewer")).id)).rejects.toMatchObject({ name: "ForbiddenError" });
    expect(await there(role)).toBe(true);
  });
});
