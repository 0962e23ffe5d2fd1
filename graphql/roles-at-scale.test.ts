import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../app/api/testing/call-api";
import { Member, Product, ServiceAccount, type Team } from "../entities/index";
import { dataSource } from "../lib/db/data-source";
import type { NameOrder } from "../lib/paging/name-order";
import { roadsOf } from "../lib/permissions/roads-of";
import { permissionGivers } from "../lib/permissions/permission-givers";
import { listRoles, type RoleFilter } from "../lib/roles/list-roles";
import { statementsOf, workFor } from "../lib/testing/explain";
import { makeOwner, makeProduct, type Person } from "../lib/testing/factories";
import { seedManyRoles } from "../lib/testing/seed-many-roles";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

const [roles, groups, members, accounts, memberships] = [10_000, 10_000, 2_000, 8_000, 100_000];

let owner: Person & { team: Team };
let otherProduct: string;
beforeAll(async () => {
  owner = await makeOwner();
  otherProduct = (await makeProduct(owner.team)).id;
  const product = await (await dataSource()).manager.findOneByOrFail(Product, { teamId: owner.team.id, builtIn: true });
  await seedManyRoles(owner.team, { roles, groups, members, accounts, memberships, product: product.id, otherProduct });
}, 60_000);

type Args = Parameters<typeof listRoles>[1];
const list = (args: Args) => listRoles(owner.actor, { teamId: owner.team.id, ...args });
const orders: NameOrder[] = (["NAME", "CREATED_AT"] as const).flatMap((field) => (["ASC", "DESC"] as const).map((direction) => ({ field, direction })));

/** The filters and searches, each with how many roles it lets through, of the team's own and the built-in ones. */
const filters: [what: string, filter: () => RoleFilter, size: number][] = [
  ["no filter", () => ({}), roles + 6],
  ["built in", () => ({ builtIn: true }), 6],
  ["the team's own", () => ({ builtIn: false }), roles],
  ["a rare product", () => ({ productId: otherProduct }), 10],
  ["what service accounts can hold", () => ({ assignableTo: "service-accounts" }), roles - 5 + 2],
  ["a search for what all have", () => ({ search: "OFFICE" }), roles],
  ["a search for what a fifth has", () => ({ search: "runner" }), roles / 5],
  ["a search for what one has", () => ({ search: "Izmir 9998" }), 1],
  ["a search for what none has", () => ({ search: "nowhere to be found" }), 0],
  ["a search among those of a rare product", () => ({ search: "geneva", productId: otherProduct }), 1],
];

describe(`a list of ${roles} roles is read by index, one statement and few rows a page, with`, () => {
  it.each(filters)("%s", async (_, filter, size) => {
    const found: unknown[] = [];
    for (const orderBy of orders) {
      const last = await list({ filter: filter(), orderBy, last: 100 });
      const place = last.items[0] && last.cursorOf(last.items[0]);
      for (const page of [{}, { first: 100 }, { after: place }, { last: 25, before: place }, { last: 25 }] as { first?: number }[]) {
        const sent = await statementsOf(() => list({ filter: filter(), orderBy, ...page }));
        const { rows, whole } = await workFor(sent[0]!, "role");
        // A search for a large page looks at so much of this table that the planner may as well read all of it, once.
        const [most, mayReadAll] = filter().search ? [20_000, page.first === 100] : [6_000, false];
        if (sent.length !== 1 || (whole && !mayReadAll) || rows > most) found.push({ ...orderBy, ...page, statements: sent.length, rows, whole });
      }
    }
    expect(found).toEqual([]);
    expect(await (await list({ filter: filter() })).totalCount()).toBe(size);
  });

  it("every role once, in order, whatever the page", async () => {
    for (const orderBy of orders) {
      const seen: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await list({ orderBy, first: 100, after, filter: { search: "auditor" } });
        seen.push(...page.items.map(({ id }) => id));
        if (!page.hasNextPage) break;
        after = page.cursorOf(page.items.at(-1)!);
      }
      expect(new Set(seen).size).toBe(roles / 5);
      expect(seen).toHaveLength(roles / 5);
    }
  });
});

const road = "id active until role { name product { key } } createdBy { name }";
const lists: [field: string, query: string][] = [
  ["roles", "nodes { name assignableTo product { name } createdBy { name } permissions { name } }"],
  ["roleAssignments", `nodes { ${road} role { permissions { name } } holder { type name member { email } serviceAccount { clientId } group { name } } }`],
  ["groups", `nodes { name memberCount serviceAccountCount createdBy { name } roleAssignments { ${road} } }`],
  ["members", `nodes { name email roleAssignments { ${road} } groups { until group { name } } }`],
  ["serviceAccounts", `nodes { name roles { name } roleAssignments { ${road} } groupMemberships { until group { name } } }`],
];

describe(`with ${memberships} memberships in ${groups} groups`, () => {
  it.each(lists)("a page of 100 %s takes as many statements as a page of 10", async (field, nodes) => {
    const counts: number[] = [];
    for (const first of [1, 10, 100]) {
      const query = `query ($teamId: ID!, $first: Int!) { ${field}(teamId: $teamId, first: $first) { ${nodes} } }`;
      const sent = await statementsOf(async () => {
        const { data, errors } = await callApi(owner, query, { teamId: owner.team.id, first });
        expect(errors).toBeUndefined();
        expect(data![field].nodes).toHaveLength(first);
      });
      counts.push(sent.length);
    }
    expect(counts[2]).toBe(counts[1]);
    expect(counts[2]).toBeLessThanOrEqual(12);
  });

  it("one account's or one member's permissions from cold are one round trip that reads no table from end to end", async () => {
    const { manager } = await dataSource();
    const [account] = await manager.find(ServiceAccount, { where: { teamId: owner.team.id }, skip: 4_000, take: 1, order: { id: "ASC" } });
    const [member] = await manager.find(Member, { where: { teamId: owner.team.id }, skip: 1_000, take: 1, order: { id: "ASC" } });
    for (const ids of [{ serviceAccountIds: [account!.id] }, { memberIds: [member!.id] }]) {
      let grants = 0;
      const sent = await statementsOf(async () => (grants = (await roadsOf(manager, ids))[0]!.roads.length));
      expect(sent).toHaveLength(1);
      expect(grants).toBeGreaterThanOrEqual(9);
      for (const table of ["role", "role_assignment", "group_membership", "team_group", "role_permission", "member", "service_account"]) {
        const { rows, whole } = await workFor(sent[0]!, table);
        expect({ table, whole, many: rows > 200 }).toEqual({ table, whole: false, many: false });
      }
    }
  });

  it("who could give a permission is told at once", async () => {
    const start = performance.now();
    const givers = await permissionGivers(owner.actor, { teamId: owner.team.id, permission: "role:create" });
    expect(givers).toEqual([owner.actor.name]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
