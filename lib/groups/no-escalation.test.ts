import { beforeEach, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { systemActor } from "../permissions/actor";
import { insertAssignments } from "../roles/insert-assignments";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makePerson, makeProduct, type Person } from "../testing/factories";
import { makeMemberWith, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { addGroupMembers } from "./add-group-members";
import { createGroup } from "./create-group";
import { deleteGroup } from "./delete-group";
import { removeGroupMembers } from "./remove-group-members";

useDatabase();

const system = systemActor("Test");
const memberOf = (person: Person) => person.actor.memberships[0]!.memberId;
const permissionsOf = async (person: Person): Promise<string[]> =>
  (await callApi(person, "{ viewer { memberships { permissions } } }")).data!.viewer.memberships.flatMap((each: { permissions: string[] }) => each.permissions);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

let owner: Person & { team: Team };
beforeEach(async () => {
  owner = await makeOwner();
});

/** A group that holds a role with these permissions on Latchkey's own API. */
async function groupWith(permissions: string[], until: Date | null = null) {
  const group = await createGroup(system, { teamId: owner.team.id, name: newId("Group") });
  const role = await makeRole(owner.team, permissions);
  await transaction((tx) => insertAssignments(tx, system, owner.team.id, [{ roleId: role.id, groupId: group.id, expiresAt: until }]));
  return { group, role };
}

describe("nobody comes by a group to what they may not give", () => {
  it("neither by joining it, nor by adding somebody else, until they hold what its roles permit", async () => {
    const { group } = await groupWith(["audit:read", "team:update"]);
    const helper = await makeMemberWith(owner.team, ["group:update", "audit:read"]);
    const person = await makeMemberWith(owner.team, []);
    const { account } = await makeAccount(owner.team, { role: null });
    const before = await countRows();
    for (const input of [{ memberIds: [memberOf(helper)] }, { memberIds: [memberOf(person)] }, { memberIds: [memberOf(person)], until: inDays(1) }])
      await expect(addGroupMembers(helper.actor, group.id, input)).rejects.toMatchObject({ name: "ForbiddenError", requiredPermissions: ["team:update"] });
    await expect(addGroupMembers(helper.actor, group.id, { serviceAccountIds: [account.id] })).rejects.toMatchObject({ issues: [{ code: "FORBIDDEN" }] });
    expect(await countRows()).toEqual(before);
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(helper)] });
  });

  it("but a role whose time in the group is over counts no more", async () => {
    const { group } = await groupWith(["team:update"], new Date(Date.now() - 1000));
    const helper = await makeMemberWith(owner.team, ["group:update"]);
    await addGroupMembers(helper.actor, group.id, { memberIds: [memberOf(helper)] });
    expect(await permissionsOf(helper)).toEqual(["group:update"]);
  });

  it("and what counts for a service account are the roles of its product", async () => {
    const [ours, theirs] = [await makeProduct(owner.team), await makeProduct(owner.team)];
    const group = await createGroup(system, { teamId: owner.team.id, name: "Mixed" });
    const roles = [await makeRole(owner.team, ["things:read"], { productId: theirs.id }), await makeRole(owner.team, ["team:update"])];
    await transaction((tx) =>
      insertAssignments(
        tx,
        system,
        owner.team.id,
        roles.map(({ id }) => ({ roleId: id, groupId: group.id })),
      ),
    );
    const helper = await makeMemberWith(owner.team, ["group:update"]);
    const { account: mine } = await makeAccount(owner.team, { productId: ours.id });
    const { account: other } = await makeAccount(owner.team, { productId: theirs.id });
    await addGroupMembers(helper.actor, group.id, { serviceAccountIds: [mine.id] });
    const adding = addGroupMembers(helper.actor, group.id, { serviceAccountIds: [other.id] });
    await expect(adding).rejects.toMatchObject({ name: "ForbiddenError", requiredPermissions: ["things:read"] });
  });

  it("and giving takes a sign-in within the last hour", async () => {
    const { group } = await groupWith([]);
    const late = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 3_600_000) };
    const refused = { name: "ForbiddenError", reason: "REAUTHENTICATION_REQUIRED" };
    await expect(addGroupMembers(late, group.id, { memberIds: [memberOf(owner)] })).rejects.toMatchObject(refused);
    await removeGroupMembers(late, group.id, { memberIds: [memberOf(owner)] });
  });
});

describe("a right over people reaches no service account by a group", () => {
  it.each([
    ["that counts", null],
    ["that has ended, and may be given a new end", new Date(Date.now() - 1000)],
  ])("with a role %s: it can't join, whoever asks", async (_, until) => {
    const { group } = await groupWith(["product:read", "role-assignment:create"], until);
    const { account } = await makeAccount(owner.team, { role: null });
    const { account: foreign } = await makeAccount(owner.team, { productId: (await makeProduct(owner.team)).id });
    const adding = addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(owner)], serviceAccountIds: [foreign.id, account.id] });
    await expect(adding).rejects.toMatchObject({ issues: [{ field: ["input", "serviceAccountIds", "1"], code: "FORBIDDEN" }] });
    await expect(adding).rejects.toThrow(/role-assignment:create/);
    // For an account of another product the right is of no product that counts.
    await addGroupMembers(owner.actor, group.id, { serviceAccountIds: [foreign.id] });
  });
});

describe("an owner's place", () => {
  it("that a group gives is taken by nobody who holds less", async () => {
    const { group } = await groupWith([]);
    await query("UPDATE role_assignment SET role_id = (SELECT id FROM role WHERE team_id = $1 AND built_in_key = 'owner') WHERE group_id = $2", [
      owner.team.id,
      group.id,
    ]);
    const person = await makeMemberWith(owner.team, []);
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)] });
    const admin = await makePerson(owner.team, "admin");
    const refused = { name: "ForbiddenError", requiredPermissions: ["team:update"] };
    await expect(removeGroupMembers(admin.actor, group.id, { memberIds: [memberOf(person)] })).rejects.toMatchObject(refused);
    await expect(deleteGroup(admin.actor, group.id)).rejects.toMatchObject(refused);
    await deleteGroup(owner.actor, group.id);
  });
});
