import { beforeAll, describe, expect, it } from "vitest";
import { listGroupMemberships } from "../groups/list-group-memberships";
import { adviceFor } from "../least-privilege/advice-for";
import { listAdvice } from "../least-privilege/list-advice";
import { query } from "../db/pool";
import type { EndOrder } from "../paging/ends";
import type { Page, PageArgs } from "../paging/page";
import { listRoleAssignments } from "../roles/list-role-assignments";
import { statementsOf, workFor } from "../testing/explain";
import { makeOwner, makeProduct } from "../testing/factories";
import { makeGroup, makeRole } from "../testing/make-roles";
import { seedManyAccounts } from "../testing/seed-many-accounts";
import { seedManyCredentials, seedManyAssignments } from "../testing/seed-many-credentials";
import { useDatabase } from "../testing/use-database";
import { dataSource } from "../db/data-source";
import { listClientSecrets, listPublicKeys, listTrustRules } from "./list-credentials";

useDatabase();

const day = 86_400_000;
const count = 100_000;
/** Rows that a page may read: many times the page, and next to nothing of the list. */
const bound = 6_000;

let owner: Awaited<ReturnType<typeof makeOwner>>;
let groupId: string;
beforeAll(async () => {
  owner = await makeOwner();
  const product = (await makeProduct(owner.team)).id;
  await seedManyAccounts(owner.team, count, { product, otherProduct: product, createdBy: "system", searched: false });
  for (const table of ["client_secret", "public_key", "trust_rule"] as const) await seedManyCredentials(owner.team, table);
  groupId = (await makeGroup(owner.team)).id;
  const roleId = (await makeRole(owner.team, ["things:read"], { productId: product })).id;
  await seedManyAssignments(owner.team, { roleId, groupId });
}, 300_000);

type Args = PageArgs & { filter?: object; orderBy?: EndOrder; groupId?: string };
type List = (args: Args) => Promise<Page<{ id: string }>>;
const ofTeam = (list: (actor: typeof owner.actor, args: never) => Promise<unknown>) =>
  ((args: Args) => list(owner.actor, { teamId: owner.team.id, ...args } as never)) as List;

const unusedSince = () => ({ unusedSince: new Date(Date.now() - 100 * day) });
const lists: [table: string, list: List, filters: [what: string, filter: () => object][]][] = [
  ...(
    [
      ["client_secret", ofTeam(listClientSecrets)],
      ["public_key", ofTeam(listPublicKeys)],
      ["trust_rule", ofTeam(listTrustRules)],
    ] as [string, List][]
  ).map(([table, list]): (typeof lists)[number] => [
    table,
    list,
    [
      ["those unused for long", unusedSince],
      ["those of one account", () => ({ serviceAccountId: "sa_0000000001" })],
    ],
  ]),
  ["role_assignment", ofTeam(listRoleAssignments), []],
  ["group_membership", ofTeam(listGroupMemberships), []],
];

describe.each(lists)(`a list of ${count} rows of %s is read by index:`, (table, list, filters) => {
  async function assertCheap(args: Args): Promise<void> {
    const sent = await statementsOf(() => list(args));
    const work = await workFor(sent.at(-1)!, table);
    expect({ ...args, ...work, few: work.rows < bound, statements: sent.length < 3 }).toMatchObject({ whole: false, few: true, statements: true });
  }

  const all: [string, () => object][] = [["all", () => ({})], ["those that end soon", () => ({ expiresWithinDays: 7 })], ...filters];
  it.each(all)("%s", async (_, filter) => {
    const page = await list({ filter: filter() });
    const place = page.items.at(-1) && page.cursorOf(page.items.at(-1)!);
    for (const field of ["CREATED_AT", "EXPIRES_AT"] as const)
      for (const direction of ["ASC", "DESC"] as const) {
        const orderBy = { field, direction };
        const inOrder = await list({ filter: filter(), orderBy, first: 3 });
        const after = inOrder.items.at(-1) && inOrder.cursorOf(inOrder.items.at(-1)!);
        // What ends within a week is one in 150: by the time of creation, that many are looked through, or all that end soon.
        if (field === "CREATED_AT" && "expiresWithinDays" in filter()) continue;
        for (const more of [{}, { first: 100 }, { after }, { last: 25 }]) await assertCheap({ filter: filter(), orderBy, ...more });
      }
    await assertCheap({ filter: filter(), first: 25, after: place });
  });
});

it("members of one large group that end soon are found by index", async () => {
  const args = { groupId, filter: { expiresWithinDays: 7 } };
  const sent = await statementsOf(() => listGroupMemberships(owner.actor, args));
  expect(await workFor(sent.at(-1)!, "group_membership")).toMatchObject({ whole: false });
});

describe(`advice for a team of ${count} accounts`, () => {
  const page = (args: object) => listAdvice(owner.actor, { teamId: owner.team.id, days: 90, ...args });

  it("takes as many statements a page as for a small team, all of them by index, and few rows", async () => {
    const small = await makeOwner();
    const first = await statementsOf(() => page({ first: 100 }));
    const end = (await page({ first: 100 })).endCursor;
    for (const args of [{ first: 1 }, { first: 100, after: end }]) expect(await statementsOf(() => page(args))).toHaveLength(first.length);
    expect(first.length - (await statementsOf(() => listAdvice(small.actor, { teamId: small.team.id }))).length).toBeLessThanOrEqual(3);
    for (const table of ["service_account", "role_assignment", "group_membership", "usage_permission"])
      for (const sent of first) expect({ table, text: sent.text, ...(await workFor(sent, table)) }).toMatchObject({ whole: false });
  });

  it("for 10,000 of them at once takes three statements", async () => {
    const ids = (await query<{ id: string }>("SELECT id FROM service_account WHERE team_id = $1 ORDER BY id LIMIT 10000", [owner.team.id])).map(({ id }) => id);
    const { manager } = await dataSource();
    const since = new Date(Date.now() - 90 * day);
    let found = 0;
    const sent = await statementsOf(async () => (found = (await adviceFor(manager, owner.team.id, ids, since)).length));
    expect(found).toBe(10_000);
    const few = await statementsOf(() => adviceFor(manager, owner.team.id, ids.slice(0, 2), since));
    expect(sent.length).toBe(few.length);
  });
});
