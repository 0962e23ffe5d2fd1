import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import type { NameOrder } from "../paging/name-order";
import { listMembers } from "../members/list-members";
import { statementsOf, workFor } from "../testing/explain";
import { makeOwner, makePerson } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { withOwnConnection } from "../testing/own-connection";
import { listGroups } from "./list-groups";
import { listGroupMemberships } from "./list-group-memberships";

useDatabase();

const groups = 10_000;
const memberships = 100_000;

let owner: Awaited<ReturnType<typeof makeOwner>>;
let largest: string;
let role: string;

beforeAll(async () => {
  owner = await makeOwner();
  const teamId = owner.team.id;
  const [found] = await query<{ id: string }>("SELECT id FROM role WHERE team_id = $1 AND built_in_key = 'viewer'", [teamId]);
  role = found!.id;
  await withOwnConnection(async (run) => {
    await run(
      `INSERT INTO team_group (id, team_id, name, name_key, description, created_by)
       SELECT 'grp_0' || lpad(to_hex(n), 9, '0') || left(md5($1 || n), 16), $1, 'Group ' || n, 'group ' || n,
         CASE WHEN n % 1000 = 0 THEN 'Night shift' ELSE 'Day shift' END, $3 FROM generate_series(1, $2::int) AS n`,
      [teamId, groups, owner.actor.id],
    );
    await run(
      `INSERT INTO user_account (id, email, email_key, name)
       SELECT 'user_' || n, 'person' || n || '@example.com', 'person' || n || '@example.com', (ARRAY['Ada', 'Grace', 'Linus'])[1 + n % 3] || ' ' || n FROM generate_series(1, 20000) AS n`,
    );
    await run(
      "INSERT INTO member (id, team_id, user_id) SELECT 'mem_0' || lpad(to_hex(n), 9, '0') || left(md5($1 || n), 16), $1, 'user_' || n FROM generate_series(1, 20000) AS n",
      [teamId],
    );
    // A hundredth of all are in every group; half of the memberships are in one.
    await run(
      `INSERT INTO group_membership (id, team_id, group_id, member_id, created_by)
       SELECT 'gm_0' || lpad(to_hex(row_number() OVER (ORDER BY g.id, m.id)::int), 9, '0') || left(md5(g.id || m.id), 16), $1, g.id, m.id, $2
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM team_group WHERE team_id = $1) AS g
         JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM member WHERE team_id = $1) AS m
           ON g.place = 1 OR m.place % 2500 = g.place % 2500
       LIMIT $3::int`,
      [teamId, owner.actor.id, memberships],
    );
    await run(
      // Every fifth, so that a page of ten in any order shows one.
      `INSERT INTO role_assignment (id, team_id, role_id, member_id, created_by)
       SELECT 'ra_' || m.id, $1, $2, m.id, 'test' FROM generate_series(5, 20000, 5) AS n JOIN member m ON m.team_id = $1 AND m.user_id = 'user_' || n`,
      [teamId, role],
    );
    for (const table of ["team_group", "member", "group_membership", "role_assignment", "user_account"]) await run(`VACUUM ANALYZE ${table}`);
  });
  const [most] = await query<{ id: string; count: number }>(
    "SELECT group_id AS id, count(*)::int AS count FROM group_membership GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
  );
  expect(most!.count).toBeGreaterThanOrEqual(20_000);
  largest = most!.id;
}, 120_000);

const orders: NameOrder[] = (["NAME", "CREATED_AT"] as const).flatMap((field) => (["ASC", "DESC"] as const).map((direction) => ({ field, direction })));
type Read = (args: object) => Promise<{ items: { id: string }[]; cursorOf: (item: never) => string }>;

/**
 * What pages of a list cost: first, deep and last. Returns those that take more than one statement, a whole table, or too many of its rows.
 * @param search for a search the planner may find it cheaper to read a table of this size as a whole, which then takes some milliseconds
 */
async function tooExpensive(read: Read, table: string, args: object, most: number, search = false): Promise<unknown[]> {
  const last = await read({ ...args, last: 100 });
  const place = last.items[0] && last.cursorOf(last.items[0] as never);
  const found: unknown[] = [];
  for (const page of [{}, { first: 100 }, { after: place }, { last: 25, before: place }, { last: 25 }]) {
    const sent = await statementsOf(() => read({ ...args, ...page }));
    const work = await workFor(sent.at(-1)!, table);
    // One that authorizes by the group may come before.
    if (sent.length > 2 || work.rows > most || (search ? work.milliseconds > 250 : work.whole)) found.push({ ...page, statements: sent.length, ...work });
  }
  return found;
}

describe(`${groups} groups are read by index, with`, () => {
  const read: Read = (args) => listGroups(owner.actor, { teamId: owner.team.id, ...args }) as never;
  it.each([
    ["no search", undefined, groups],
    ["what one has", "Group 9999", 1],
    ["what a thousandth has", "NIGHT", 10],
    ["what nearly all have", "day shift", groups - 10],
    ["what none has", "nowhere to be found", 0],
  ])("%s", async (_, search, size) => {
    for (const orderBy of orders)
      expect(await tooExpensive(read, "team_group", { orderBy, filter: { search } }, search ? 2 * groups + 100 : 6_000, search !== undefined)).toEqual([]);
    expect(await (await listGroups(owner.actor, { teamId: owner.team.id, filter: { search } })).totalCount()).toBe(size);
  });
});

describe("20000 members are read by index, with", () => {
  const read: Read = (args) => listMembers(owner.actor, { teamId: owner.team.id, ...args }) as never;
  it.each([
    ["no search", undefined],
    ["what a third has", "grace"],
    ["an address", "person777@example.com"],
    ["what none has", "nowhere to be found"],
  ])("%s", async (_, search) => {
    for (const orderBy of orders)
      expect(await tooExpensive(read, "member", { orderBy, filter: { search } }, search ? 45_000 : 6_000, search !== undefined)).toEqual([]);
  });

  it("a role", async () => {
    const page = await listMembers(owner.actor, { teamId: owner.team.id, filter: { roleId: role }, first: 100 });
    expect(page.items.length).toBeGreaterThan(50);
    expect(await page.totalCount()).toBe((await query("SELECT 1 FROM role_assignment WHERE role_id = $1 AND member_id IS NOT NULL", [role])).length);
  });
});

describe("the members of a group of 20000 are read by index, with", () => {
  const read: Read = (args) => listGroupMemberships(owner.actor, { groupId: largest, ...args } as never) as never;
  it.each([
    ["no filter", {}],
    ["only members", { type: "MEMBER" }],
    ["what a third has", { search: "grace" }],
    ["what one has", { search: "person777@example.com" }],
  ])("%s", async (_, filter) => {
    expect(await tooExpensive(read, "group_membership", { filter }, 25_000)).toEqual([]);
  });

  it("a type that none has", async () => {
    expect((await listGroupMemberships(owner.actor, { groupId: largest, filter: { type: "SERVICE_ACCOUNT" } })).items).toEqual([]);
  });

  it("and are found by name", async () => {
    const page = await listGroupMemberships(owner.actor, { groupId: largest, filter: { search: "PERSON777@" } });
    expect([page.items.length, await page.totalCount()]).toEqual([1, 1]);
  });
});

describe("a page takes as many statements with 100 items as with 10:", () => {
  const assignments = "roleAssignments { role { name } active holder { __typename } }";
  const pages: [string, string][] = [
    ["groups", `groups(teamId: $id, first: $first) { nodes { name memberCount serviceAccountCount createdBy { name } ${assignments} } }`],
    ["members", `members(teamId: $id, first: $first) { nodes { name email isYou ${assignments} groups { active group { name memberCount } } } }`],
    ["memberships", `groupMemberships(groupId: $group, first: $first) { nodes { name type active member { name email } group { name } createdBy { name } } }`],
  ];
  it.each(pages)("%s", async (_, fields) => {
    // Whoever asks is looked up once, before.
    await makePerson(owner.team, "viewer");
    const count = async (first: number) => {
      const sent = await statementsOf(async () => {
        const [team, group] = [fields.includes("$id") ? "$id: ID!, " : "", fields.includes("$group") ? "$group: ID!, " : ""];
        const { errors } = await callApi(owner, `query (${team}${group}$first: Int!) { ${fields} }`, { id: owner.team.id, group: largest, first });
        expect(errors).toBeUndefined();
      });
      return sent.length;
    };
    await count(1);
    // Who asks is read again after some seconds, which may fall into one of two calls.
    const [few, many] = [Math.min(await count(10), await count(10)), Math.min(await count(100), await count(100))];
    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
  });
});
