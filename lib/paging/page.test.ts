import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../entities/index";
import { listServiceAccounts } from "../service-accounts/list-service-accounts";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import type { PageArgs } from "./page";
import { encodeCursor } from "./cursor";

useDatabase();

let owner: Person & { team: Team };
// Created in another order than that of their names.
const created = ["e", "B", "d", "A", "c", "f", "G"];
const sorted = ["A", "B", "c", "d", "e", "f", "G"];

beforeAll(async () => {
  owner = await makeOwner();
  for (const name of created) await makeAccount(owner.team, { name });
});

const list = (args: PageArgs & Partial<Parameters<typeof listServiceAccounts>[1]>) => listServiceAccounts(owner.actor, { teamId: owner.team.id, ...args });

async function walk(size: number, order: Parameters<typeof listServiceAccounts>[1]["orderBy"]): Promise<string[]> {
  const names: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ first: size, after, orderBy: order });
    names.push(...page.items.map((item) => item.name));
    if (!page.hasNextPage) return names;
    after = page.cursorOf(page.items.at(-1)!);
  }
}

describe("a list", () => {
  it("is counted once for a page, however often the count is asked for", async () => {
    const page = await list({});
    expect(page.totalCount()).toBe(page.totalCount());
    expect(await page.totalCount()).toBe(created.length);
  });

  it.each([1, 2, 3, 7, 50])("comes whole and in order by pages of %i", async (size) => {
    expect(await walk(size, { field: "NAME", direction: "ASC" })).toEqual(sorted);
    expect(await walk(size, { field: "NAME", direction: "DESC" })).toEqual([...sorted].reverse());
    expect(await walk(size, { field: "CREATED_AT", direction: "ASC" })).toEqual(created);
    expect(await walk(size, { field: "CREATED_AT", direction: "DESC" })).toEqual([...created].reverse());
  });

  it("can be walked backwards", async () => {
    const last = await list({ last: 3 });
    expect(last.items.map((item) => item.name)).toEqual(["e", "f", "G"]);
    expect(last).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const before = await list({ last: 3, before: last.cursorOf(last.items[0]!) });
    expect(before.items.map((item) => item.name)).toEqual(["B", "c", "d"]);
    expect(before).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it("neither repeats nor skips when rows come before the cursor", async () => {
    const first = await list({ first: 3 });
    await makeAccount(owner.team, { name: "aa" });
    const next = await list({ first: 3, after: first.cursorOf(first.items.at(-1)!) });
    expect(next.items.map((item) => item.name)).toEqual(["d", "e", "f"]);
  });

  it("counts all that the filter lets through, not the page", async () => {
    for (const description of ["needle (1)", "Needle (2)"]) await makeAccount(owner.team, { description });
    const page = await list({ first: 1, filter: { search: "NEEDLE (" } });
    expect(page.items).toHaveLength(1);
    expect(await page.totalCount()).toBe(2);
  });

  it.each([
    ["junk", "???"],
    ["another order's", encodeCursor("created", ["", "sa_01m80wrgm1fztrxb59r18bsnmb"])],
    ["no id", encodeCursor("name", ["a", "'; DROP TABLE team"])],
    ["a NUL", encodeCursor("name", ["\0", "sa_01m80wrgm1fztrxb59r18bsnmb"])],
  ])("refuses a cursor that is %s, on its field", async (_, after) => {
    await expect(list({ after })).rejects.toMatchObject({ issues: [{ field: ["after"] }] });
  });

  it.each([{ first: 0 }, { first: 101 }, { last: -1 }, { first: 1, last: 1 }])("refuses the size %j", async (args) => {
    await expect(list(args)).rejects.toMatchObject({ name: "InvalidInputError" });
  });

  it.each(["%", "e__", "\\", "%%", "a%", "'"])("takes the search text %j literally", async (search) => {
    expect((await list({ filter: { search } })).items).toEqual([]);
  });
});
