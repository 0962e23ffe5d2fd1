import { beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { systemActor } from "../permissions/actor";
import { insertAssignments } from "../roles/insert-assignments";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makeTeam, type Person } from "../testing/factories";
import { makeMemberWith, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { addGroupMembers } from "./add-group-members";
import { createGroup } from "./create-group";
import { deleteGroup } from "./delete-group";
import { removeGroupMembers } from "./remove-group-members";
import { updateGroup } from "./update-group";

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

const events = async (action: string) =>
  query<{ target_id: string; details: Record<string, unknown> }>("SELECT target_id, details FROM audit_event WHERE action = $1 AND team_id = $2 ORDER BY id", [
    action,
    owner.team.id,
  ]);

describe("a group", () => {
  it("is made, renamed and deleted, and each leaves an event", async () => {
    const group = await createGroup(owner.actor, { teamId: owner.team.id, name: " Operators ", description: "On call" });
    expect(group).toMatchObject({ name: "Operators", version: 1, createdBy: owner.actor.id });
    const renamed = await updateGroup(owner.actor, group.id, { name: "On call", description: null, version: 1 });
    expect(renamed).toMatchObject({ name: "On call", description: "", version: 2 });
    await expect(updateGroup(owner.actor, group.id, { name: "Other", version: 1 })).rejects.toMatchObject({ issues: [{ code: "CONFLICT" }] });
    expect((await updateGroup(owner.actor, group.id, { name: "On call", version: 2 })).version).toBe(2);
    await deleteGroup(owner.actor, group.id);
    await expect(updateGroup(owner.actor, group.id, {})).rejects.toMatchObject({ name: "NotFoundError" });
    expect((await events("group.update"))[0]!.details).toEqual({ name: { from: "Operators", to: "On call" }, description: { from: "On call", to: "" } });
    expect((await events("group.delete"))[0]!.details).toEqual({ roles: [], members: 0, serviceAccounts: 0 });
  });

  it("has a name of its own in its team, and another team may have it too", async () => {
    await createGroup(owner.actor, { teamId: owner.team.id, name: "Straße" });
    const other = await createGroup(owner.actor, { teamId: owner.team.id, name: "Other" });
    const taken = { issues: [{ field: ["input", "name"], code: "TAKEN" }] };
    await expect(createGroup(owner.actor, { teamId: owner.team.id, name: "STRASSE" })).rejects.toMatchObject(taken);
    await expect(updateGroup(owner.actor, other.id, { name: " straße" })).rejects.toMatchObject(taken);
    await createGroup(system, { teamId: (await makeTeam()).id, name: "Straße" });
  });

  it.each(["", "x".repeat(101), "a\0b", "a\nb", "\u202egpj"])("isn't called %j", async (name) => {
    await expect(createGroup(owner.actor, { teamId: owner.team.id, name })).rejects.toMatchObject({ issues: [{ field: ["input", "name"] }] });
  });
});

describe("members of a group", () => {
  it("have its roles at their next call, until they are taken out", async () => {
    const { group } = await groupWith(["audit:read", "product:read"]);
    const person = await makeMemberWith(owner.team, []);
    const { account, clientKeys } = await makeAccount(owner.team, { role: null });
    const read = "query ($team: ID) { auditEvents(teamId: $team) { totalCount } }";
    const ask = async (token: string) => [(await callApi(person, read, { team: owner.team.id })).errors, (await callApi({ bearer: token }, read)).errors];
    const bearer = () => getToken(clientKeys);
    expect((await ask(await bearer())).every((errors) => errors?.[0]?.extensions.code === "FORBIDDEN")).toBe(true);
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)], serviceAccountIds: [account.id] });
    const token = await bearer();
    expect(await ask(token)).toEqual([undefined, undefined]);
    await removeGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)], serviceAccountIds: [account.id] });
    expect((await ask(token)).every((errors) => errors?.[0]?.extensions.code === "FORBIDDEN")).toBe(true);
    expect((await events("group-membership.create")).map((event) => event.target_id)).toEqual([memberOf(person), account.id]);
    expect((await events("group-membership.delete"))[0]).toEqual({ target_id: memberOf(person), details: { group: group.name, groupId: group.id } });
  });

  it("lose its roles when it is deleted, and when their time is over", async () => {
    const { group } = await groupWith(["audit:read"]);
    const [person, brief] = [await makeMemberWith(owner.team, []), await makeMemberWith(owner.team, [])];
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)] });
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(brief)], until: new Date(Date.now() + 2_000) });
    expect([await permissionsOf(person), await permissionsOf(brief)]).toEqual([["audit:read"], ["audit:read"]]);
    await expect.poll(() => permissionsOf(brief), { timeout: 5_000 }).toEqual([]);
    expect(await permissionsOf(person)).toEqual(["audit:read"]);
    await deleteGroup(owner.actor, group.id);
    expect(await permissionsOf(person)).toEqual([]);
    expect((await events("group.delete"))[0]!.details).toMatchObject({ members: 2, serviceAccounts: 0 });
  });

  it("who are added again stay one, with the new end, and nothing happens when it is the same", async () => {
    const { group } = await groupWith(["audit:read"]);
    const person = await makeMemberWith(owner.team, []);
    const [first, second] = [inDays(1), inDays(2)];
    for (const until of [first, first, second, undefined, undefined]) await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)], until });
    expect(await query("SELECT expires_at FROM group_membership WHERE group_id = $1", [group.id])).toEqual([{ expires_at: null }]);
    expect(await events("group-membership.create")).toHaveLength(1);
    expect((await events("group-membership.update")).map(({ details }) => details.until)).toEqual([
      { from: first.toISOString(), to: second.toISOString() },
      { from: second.toISOString(), to: null },
    ]);
  });

  it("who are named twice, or taken out without being in it, are no mistake", async () => {
    const { group } = await groupWith([]);
    const id = memberOf(owner);
    await addGroupMembers(owner.actor, group.id, { memberIds: [id, id] });
    for (let n = 0; n < 2; n += 1) await removeGroupMembers(owner.actor, group.id, { memberIds: [id] });
    expect(await events("group-membership.delete")).toHaveLength(1);
  });

  it("can't be in more than 100 groups", async () => {
    const [groups] = await query<{ ids: string[] }>(
      `WITH made AS (INSERT INTO team_group (id, team_id, name, name_key, created_by)
         SELECT 'grp_' || n, $1, 'G ' || n, 'g ' || n, 'test' FROM generate_series(1, 100) n RETURNING id)
       SELECT array_agg(id) AS ids FROM made`,
      [owner.team.id],
    );
    await query("INSERT INTO group_membership (id, team_id, group_id, member_id, created_by) SELECT 'gm_' || g, $1, g, $2, 'test' FROM unnest($3::text[]) g", [
      owner.team.id,
      memberOf(owner),
      groups!.ids,
    ]);
    const { group } = await groupWith([]);
    const full = { issues: [{ field: ["input", "memberIds", "0"], code: "TOO_LONG" }] };
    await expect(addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(owner)] })).rejects.toMatchObject(full);
    await query("DELETE FROM group_membership WHERE group_id = ANY($1)", [groups!.ids.slice(0, 2)]);
    const more = await Promise.all(Array.from({ length: 6 }, () => groupWith([])));
    await Promise.allSettled(more.map((each) => addGroupMembers(owner.actor, each.group.id, { memberIds: [memberOf(owner)] })));
    const [{ count } = { count: 0 }] = await query<{ count: number }>("SELECT count(*)::int FROM group_membership WHERE member_id = $1", [memberOf(owner)]);
    expect(count).toBe(100);
  });

  it("added by many at once are in it once", async () => {
    const { group } = await groupWith(["audit:read"]);
    const person = await makeMemberWith(owner.team, []);
    await Promise.all(Array.from({ length: 10 }, () => addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)] })));
    expect(await events("group-membership.create")).toHaveLength(1);
  });
});

describe("a dry run", () => {
  it("tells who would gain what, and changes nothing", async () => {
    const { group } = await groupWith(["audit:read", "product:read", "member:read"]);
    const { group: held } = await groupWith(["product:read"]);
    const person = await makeMemberWith(owner.team, ["audit:read"]);
    await addGroupMembers(owner.actor, held.id, { memberIds: [memberOf(person)] });
    const before = await countRows();
    const { result, impact } = await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person), memberOf(owner)] }, true);
    expect(result).toBeNull();
    expect(impact).toMatchObject({
      gaining: 1,
      losing: 0,
      complete: true,
      holders: [{ type: "MEMBER", id: memberOf(person), gained: [{ permission: "member:read" }], lost: [] }],
    });
    expect(await countRows()).toEqual(before);
    await addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)] });
    const removal = await removeGroupMembers(owner.actor, group.id, { memberIds: [memberOf(person)] }, true);
    expect(removal.impact!.holders).toMatchObject([{ lost: [{ permission: "member:read" }] }]);
    const deletion = await deleteGroup(owner.actor, group.id, true);
    expect(deletion.impact!.holders).toMatchObject([{ id: memberOf(person), lost: [{ permission: "member:read" }] }]);
    expect((await query("SELECT 1 FROM team_group WHERE id = $1", [group.id])).length).toBe(1);
  });

  it("is refused what the change is refused", async () => {
    const { group } = await groupWith(["team:update"]);
    const helper = await makeMemberWith(owner.team, ["group:update"]);
    for (const dryRun of [true, false])
      await expect(addGroupMembers(helper.actor, group.id, { memberIds: [memberOf(helper)] }, dryRun)).rejects.toMatchObject({
        requiredPermissions: ["team:update"],
      });
  });
});

describe("who and what is named", () => {
  it("is looked for in the group's team alone, and each that isn't there is told by its place", async () => {
    const { group } = await groupWith([]);
    const stranger = await makeOwner();
    const { account } = await makeAccount(stranger.team);
    const input = {
      memberIds: [memberOf(owner), memberOf(stranger), "", "mem_\0", "🔑"],
      serviceAccountIds: [account.id, memberOf(owner), newId("ServiceAccount")],
    };
    const before = await countRows();
    for (const change of [addGroupMembers, removeGroupMembers]) {
      const issues = await change(owner.actor, group.id, input).catch((error: { issues: { field: string[]; code: string }[] }) => error.issues);
      expect((issues as { field: string[]; code: string }[]).map(({ field, code }) => `${field.slice(1).join(".")} ${code}`)).toEqual(
        ["memberIds.1", "memberIds.2", "memberIds.3", "memberIds.4", "serviceAccountIds.0", "serviceAccountIds.1", "serviceAccountIds.2"].map(
          (at) => `${at} NOT_FOUND`,
        ),
      );
    }
    expect(await countRows()).toEqual(before);
  });

  it("is bounded: at least one, at most 100", async () => {
    const { group } = await groupWith([]);
    for (const change of [addGroupMembers, removeGroupMembers]) {
      await expect(change(owner.actor, group.id, {})).rejects.toMatchObject({ issues: [{ code: "REQUIRED" }] });
      const many = Array.from({ length: 101 }, () => newId("Member"));
      await expect(change(owner.actor, group.id, { memberIds: many })).rejects.toMatchObject({ issues: [{ code: "TOO_LONG" }] });
    }
  });

  it.each([
    ["past", new Date(Date.now() - 1000)],
    ["in the year 10000", new Date("+010000-01-01T00:00:00Z")],
    ["none", new Date(Number.NaN)],
  ])("has no end that is %s", async (_, until) => {
    const { group } = await groupWith([]);
    const adding = addGroupMembers(owner.actor, group.id, { memberIds: [memberOf(owner)], until });
    await expect(adding).rejects.toMatchObject({ issues: [{ field: ["input", "until"], code: "INVALID" }] });
  });

  it.each(["", "\0", "grp_\0", "🔑", newId("Group"), newId("Role")])("by an id such as %j is no group", async (id) => {
    const missing = { name: "NotFoundError" };
    await expect(addGroupMembers(owner.actor, id, { memberIds: [memberOf(owner)] })).rejects.toMatchObject(missing);
    await expect(removeGroupMembers(owner.actor, id, { memberIds: [memberOf(owner)] })).rejects.toMatchObject(missing);
    await expect(updateGroup(owner.actor, id, {})).rejects.toMatchObject(missing);
    await expect(deleteGroup(owner.actor, id, true)).rejects.toMatchObject(missing);
  });

  it("of another team is no group either", async () => {
    const { group } = await groupWith([]);
    const stranger = await makeOwner();
    await expect(addGroupMembers(stranger.actor, group.id, { memberIds: [memberOf(stranger)] })).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(deleteGroup(stranger.actor, group.id)).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
