import { beforeAll, describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import type { Product } from "../../entities/index";
import { query } from "../db/pool";
import { newId } from "../ids";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { statementsOf, workFor } from "../testing/explain";
import { makeAccount, makeOwner, makeProduct } from "../testing/factories";
import { assign, builtInRole, makeGroup, makeMember, makeMemberWith, makeRole } from "../testing/make-roles";
import { withOwnConnection } from "../testing/own-connection";
import { seedManyAccounts } from "../testing/seed-many-accounts";
import { useDatabase } from "../testing/use-database";
import { permissionHolders } from "./permission-holders";
import { systemActor } from "./actor";

useDatabase();

const system = systemActor("Test");
const text = `query ($team: ID!, $permission: String!, $product: ID, $type: PermissionHolderType, $first: Int, $after: String) {
  permissionHolders(teamId: $team, permission: $permission, productId: $product, type: $type, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { type id name member { id } serviceAccount { id } roads { role { name } group { name } until } } } }`;

let owner: Awaited<ReturnType<typeof makeOwner>>;
let product: Product;
const ids: Record<string, string> = {};

beforeAll(async () => {
  owner = await makeOwner();
  product = await makeProduct(owner.team);
  const account = async (name: string, productId?: string) => (ids[name] = (await makeAccount(owner.team, { name, productId, role: null })).account.id);
  for (const name of ["direct", "grouped", "both", "expired", "disabled", "none"]) await account(name);
  await account("ofProduct", product.id);
  const role = await makeRole(owner.team, ["product:read"], { name: "Reader" });
  const ofProduct = await makeRole(owner.team, ["things:read"], { productId: product.id, name: "Things" });
  const { memberId } = await makeMember(owner.team);
  ids.member = memberId;
  const group = await makeGroup(owner.team, { serviceAccountIds: [ids.grouped!, ids.both!], memberIds: [memberId] });
  await assign(role, { groupIds: [group.id], serviceAccountIds: [ids.both!, ids.direct!, ids.disabled!] });
  await assign(role, { serviceAccountIds: [ids.expired!], until: new Date(Date.now() + 86_400_000) });
  await query("UPDATE role_assignment SET expires_at = now() - interval '1 second' WHERE service_account_id = $1", [ids.expired]);
  await assign(ofProduct, { serviceAccountIds: [ids.ofProduct!], memberIds: [memberId] });
  await setServiceAccountEnabled(system, ids.disabled!, false);
});

async function holders(permission: string, more: object = {}) {
  const { data, errors } = await callApi(owner, text, { team: owner.team.id, permission, ...more });
  expect(errors).toBeUndefined();
  return data!.permissionHolders as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: { id: string; type: string; name: string; roads: { group: object | null }[]; member: object | null; serviceAccount: object | null }[];
  };
}
const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);

describe("who can do this", () => {
  it("is answered with those who hold the permission now, and each road that gives it", async () => {
    const page = await holders("product:read");
    const accounts = [ids.direct!, ids.grouped!, ids.both!].sort();
    expect(idsOf(page).slice(-3)).toEqual(accounts);
    expect(idsOf(page)).toContain(ids.member);
    expect(page.totalCount).toBe(5);
    const both = page.nodes.find(({ id }) => id === ids.both)!;
    expect(both).toMatchObject({ type: "SERVICE_ACCOUNT", name: "both", member: null, serviceAccount: { id: ids.both } });
    expect(both.roads.filter(({ group }) => group !== null)).toHaveLength(1);
    expect(both.roads).toHaveLength(2);
  });

  it("knows what no machine may, what is of a product, and what nobody may", async () => {
    expect(idsOf(await holders("role:read")).every((id) => id.startsWith("mem_"))).toBe(true);
    expect(await holders("role:read", { type: "SERVICE_ACCOUNT" })).toMatchObject({ totalCount: 0, nodes: [] });
    expect(idsOf(await holders("things:read", { product: product.id }))).toEqual([ids.member, ids.ofProduct]);
    expect(await holders("things:read")).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await holders("\0", { product: product.id })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it("comes by kind and page by page", async () => {
    const all = idsOf(await holders("product:read"));
    const walked: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await holders("product:read", { first: 2, after });
      walked.push(...idsOf(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(all);
    expect(idsOf(await holders("product:read", { type: "MEMBER" }))).toEqual(all.slice(0, 2));
    expect(idsOf(await holders("product:read", { type: "SERVICE_ACCOUNT" }))).toEqual(all.slice(2));
    const last = await permissionHolders(owner.actor, { teamId: owner.team.id, permission: "product:read" }, { last: 2 });
    expect(last.items.map(({ id }) => id)).toEqual(all.slice(-2));
    expect(last.hasPreviousPage).toBe(true);
  });

  it("agrees with what each is told of themself", async () => {
    for (const [name, productId] of [["service-account:read"], ["product:read"], ["things:read", product.id]] as const) {
      const found = idsOf(await holders(name, { product: productId }));
      for (const id of Object.values(ids)) {
        const who = id.startsWith("mem_") ? "memberId" : "serviceAccountId";
        const { data } = await callApi(
          owner,
          `query ($team: ID!, $id: ID!, $name: String!, $product: ID) { can(teamId: $team, ${who}: $id, permission: $name, productId: $product) { allowed } }`,
          { team: owner.team.id, id, name, product: productId },
        );
        expect([id, data!.can.allowed]).toEqual([id, found.includes(id)]);
      }
    }
  });

  it("isn't told to strangers, to who may not know the members, nor about a product of others", async () => {
    expect((await callApi(await makeOwner(), text, { team: owner.team.id, permission: "product:read" })).data).toEqual({ permissionHolders: null });
    const weak = await makeMemberWith(owner.team, ["role:read", "service-account:read"]);
    const refused = await callApi(weak, text, { team: owner.team.id, permission: "product:read" });
    expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "member:read" } }]);
    const foreign = await makeProduct((await makeOwner()).team);
    for (const id of [foreign.id, newId("Product"), "nonsense"])
      expect((await callApi(owner, text, { team: owner.team.id, permission: "things:read", product: id })).data).toEqual({ permissionHolders: null });
  });

  it("comes as a file, a line for each road", async () => {
    const ask = async (more: Record<string, string>, cookie = owner.cookie) =>
      send(`/api/export/permission-holders.csv?${new URLSearchParams({ team: owner.team.id, ...more }).toString()}`, { headers: { cookie } });
    const response = await ask({ permission: "product:read", type: "SERVICE_ACCOUNT" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    const lines = (await response.text()).split("\r\n").slice(0, -1);
    expect(lines[0]).toBe("type,id,name,permission,role,group,until");
    expect(lines.slice(1).map((line) => line.split(",")[2])).toEqual(["direct", "grouped", "both", "both"]);
    expect((await ask({})).status).toBe(422);
    expect((await ask({ permission: "product:read" }, (await makeOwner()).cookie)).status).toBe(404);
    expect((await ask({ permission: "product:read" }, "")).status).toBe(401);
  });
});

describe("of 100,000 accounts that hold a role, and few that hold another", () => {
  let large: Awaited<ReturnType<typeof makeOwner>>;
  beforeAll(async () => {
    large = await makeOwner();
    const [{ id: builtIn }] = (await query<{ id: string }>("SELECT id FROM product WHERE team_id = $1 AND built_in", [large.team.id])) as [{ id: string }];
    await seedManyAccounts(large.team, 100_000, { product: builtIn, otherProduct: builtIn, createdBy: "system", searched: false });
    const common = await builtInRole(large.team, "service-account-viewer");
    const rare = await makeRole(large.team, ["product:create"]);
    await withOwnConnection(async (run) => {
      const give = `INSERT INTO role_assignment (id, team_id, role_id, service_account_id, created_at, created_by)
        SELECT 'ra_' || $3 || substr(id, 5), team_id, $2, id, now(), 'system' FROM service_account WHERE team_id = $1 AND ($3 = '0' OR hashtext(id) % 1000 = 0)`;
      await run(give, [large.team.id, common.id, "0"]);
      await run(give, [large.team.id, rare.id, "1"]);
      await run("VACUUM ANALYZE role_assignment");
    });
  }, 300_000);

  it.each(["product:read", "product:create"])("a page of %s takes few statements and reads few rows", async (permission) => {
    const counts: number[] = [];
    for (const first of [10, 100]) {
      const sent = await statementsOf(() => permissionHolders(large.actor, { teamId: large.team.id, permission, type: "SERVICE_ACCOUNT" }, { first }));
      counts.push(sent.length);
      for (const each of sent)
        for (const table of ["service_account", "role_assignment"]) {
          const work = await workFor(each, table);
          expect({ table, ...work, few: work.rows <= 6_000 }).toMatchObject({ whole: false, few: true });
        }
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThanOrEqual(5);
  });
});
