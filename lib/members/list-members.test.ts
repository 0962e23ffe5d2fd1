import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { makeOwner, makePerson, type Person } from "../testing/factories";
import { assign, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { listMembers, type MemberFilter } from "./list-members";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
const named = new Map<string, Person & { memberId: string }>();
beforeAll(async () => {
  owner = await makeOwner();
  await query("UPDATE user_account SET name = 'olga' WHERE id = $1", [owner.actor.id]);
  for (const name of ["Ada", "ada", "Grace 100%", "Linus_x"]) {
    const person = await makeMember(owner.team);
    await query("UPDATE user_account SET name = $2, email = $3, email_key = $3 WHERE id = $1", [
      person.actor.id,
      name,
      `${name.slice(0, 3).toLowerCase()}-${named.size}@acme.example`,
    ]);
    named.set(name, person);
  }
  await makeOwner();
});

const names = async (filter: MemberFilter, more: object = {}) => {
  const page = await listMembers(owner.actor, { teamId: owner.team.id, filter, ...more });
  expect(await page.totalCount()).toBe(page.items.length);
  const users = await query<{ id: string; name: string }>("SELECT id, name FROM user_account");
  return page.items.map((member) => users.find(({ id }) => id === member.userId)!.name);
};

describe("the people of a team", () => {
  it("are listed by name, those of one name too, and by when they came", async () => {
    expect((await names({})).map((name) => name.toLowerCase())).toEqual(["ada", "ada", "grace 100%", "linus_x", "olga"]);
    const byTime = { orderBy: { field: "CREATED_AT", direction: "ASC" } };
    expect(await names({}, byTime)).toEqual(["olga", "Ada", "ada", "Grace 100%", "Linus_x"]);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await listMembers(owner.actor, { teamId: owner.team.id, first: 1, after });
      seen.push(...page.items.map(({ id }) => id));
      if (!page.hasNextPage) break;
      after = page.cursorOf(page.items[0]!);
    }
    expect(new Set(seen).size).toBe(5);
  });

  it.each([
    ["ADA", 2],
    ["ada-0@acme", 1],
    ["100%", 1],
    ["s_x", 1],
    ["_x", 1],
    ["nobody", 0],
    ["\0", 0],
    ["'", 0],
  ])("are found by %j", async (search, count) => expect(await names({ search })).toHaveLength(count));

  it("are found by their id", async () => expect(await names({ search: named.get("Ada")!.memberId })).toEqual(["Ada"]));

  it("are found by a role that they have now, directly or by a group, and by whoever may read roles", async () => {
    const role = await makeRole(owner.team, ["audit:read"]);
    const [direct, byGroup, ended] = ["Ada", "Grace 100%", "Linus_x"].map((name) => named.get(name)!);
    const group = await makeGroup(owner.team, { memberIds: [byGroup!.memberId, direct!.memberId] });
    await assign(role, { memberIds: [direct!.memberId], groupIds: [group.id] });
    await assign(role, { memberIds: [ended!.memberId], until: new Date(Date.now() + 60_000) });
    await query("UPDATE role_assignment SET expires_at = now() - interval '1 second' WHERE member_id = $1", [ended!.memberId]);
    expect(await names({ roleId: role.id })).toEqual(["Ada", "Grace 100%"]);
    expect(await names({ roleId: role.id, search: "grace" })).toEqual(["Grace 100%"]);
    for (const roleId of ["", "\0", "role_x"]) expect(await names({ roleId })).toEqual([]);
    const reader = await makeMemberWith(owner.team, ["member:read"]);
    const listing = listMembers(reader.actor, { teamId: owner.team.id, filter: { roleId: role.id } });
    await expect(listing).rejects.toMatchObject({ requiredPermissions: ["role:read"] });
    await query("DELETE FROM member WHERE id = $1", [reader.memberId]);
  });

  it("show roles and groups to who may read these, and say which of them asks", async () => {
    const ask = "query ($id: ID!) { members(teamId: $id) { nodes { name isYou roleAssignments { id } groups { id } } } }";
    // A team of its own: the others' is listed whole.
    const { team, actor } = await makeOwner();
    await makeGroup(team, { memberIds: [actor.memberships[0]!.memberId] });
    const reader = await makeMemberWith(team, ["member:read"]);
    const { data, errors } = await callApi(reader, ask, { id: team.id });
    expect(errors).toBeUndefined();
    const { nodes } = data!.members as { nodes: { isYou: boolean; roleAssignments: null; groups: null }[] };
    expect(nodes.filter(({ isYou }) => isYou)).toHaveLength(1);
    expect(nodes.every(({ roleAssignments, groups }) => roleAssignments === null && groups === null)).toBe(true);
    const viewer = await makePerson(team, "viewer");
    const shown = (await callApi(viewer, ask, { id: team.id })).data!.members.nodes as { groups: object[] }[];
    expect(shown.some(({ groups }) => groups.length > 0)).toBe(true);
    const own = await callApi(viewer, "{ viewer { memberships { memberId } } }");
    expect(own.data!.viewer.memberships).toEqual([{ memberId: viewer.actor.memberships[0]!.memberId }]);
  });
});
