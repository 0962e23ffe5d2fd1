import { beforeAll, describe, expect, it } from "vitest";
import { Product, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { NameOrder } from "../paging/name-order";
import { statementsOf, workFor } from "../testing/explain";
import { makeOwner, makeProduct, type Person } from "../testing/factories";
import { seedManyAccounts } from "../testing/seed-many-accounts";
import { useDatabase } from "../testing/use-database";
import type { ServiceAccountFilter } from "./filtered-accounts";
import { listServiceAccounts } from "./list-service-accounts";

useDatabase();

const count = 100_000;
/** Rows that a page may read: many times the page, and a small part of the list. */
const bound = 6_000;

let owner: Person & { team: Team };
let otherProduct: string;
beforeAll(async () => {
  owner = await makeOwner();
  otherProduct = (await makeProduct(owner.team)).id;
  const product = await (await dataSource()).manager.findOneByOrFail(Product, { teamId: owner.team.id, builtIn: true });
  // Of three accounts in ten the last use is long ago, of fifty very long.
  const change = [
    "UPDATE service_account SET last_used_at = now() - interval '100 days' WHERE team_id = $1 AND last_used_at IS NOT NULL AND hashtext(id) % 10 IN (0, 1, 2)",
    "UPDATE service_account SET last_used_at = now() - interval '400 days' WHERE id IN (SELECT id FROM service_account WHERE team_id = $1 AND last_used_at IS NOT NULL ORDER BY md5(id) LIMIT 50)",
  ];
  await seedManyAccounts(owner.team, count, { product: product.id, otherProduct, createdBy: owner.actor.id, change });
  dormant = await (await list({ filter: { unusedSince: daysAgo(90) } })).totalCount();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
let dormant: number;

type Args = Parameters<typeof listServiceAccounts>[1];
const list = (args: Args) => listServiceAccounts(owner.actor, { teamId: owner.team.id, ...args });

const orders: NameOrder[] = (["NAME", "CREATED_AT"] as const).flatMap((field) => (["ASC", "DESC"] as const).map((direction) => ({ field, direction })));

/** The filters, each with how many accounts it lets through. */
const filters: [what: string, filter: () => ServiceAccountFilter, size: number][] = [
  ["no filter", () => ({}), count],
  ["enabled", () => ({ enabled: true }), count - 50],
  ["disabled", () => ({ enabled: false }), 50],
  ["a rare product", () => ({ productId: otherProduct }), 100],
  ["never used", () => ({ neverUsed: true }), 33],
  ["used", () => ({ neverUsed: false }), count - 33],
  ["one creator", () => ({ createdById: owner.actor.id }), 50],
  ["the creator of most", () => ({ createdById: "system" }), count - 50],
  ["unused for long, few", () => ({ unusedSince: daysAgo(365) }), 50],
  ["unused for long, none", () => ({ unusedSince: daysAgo(500) }), 0],
  ["disabled ones of one creator", () => ({ enabled: false, createdById: owner.actor.id }), 0],
];

const someone = async () => (await list({ orderBy: { field: "CREATED_AT", direction: "DESC" }, first: 1 })).items[0]!;

/** The searches, each with how many accounts it finds. */
const searches: [what: string, filter: () => ServiceAccountFilter | Promise<ServiceAccountFilter>, size: number][] = [
  ["what all have", () => ({ search: "OFFICE" }), count],
  ["what a tenth has, first by name", () => ({ search: "backup" }), count / 10],
  ["what a tenth has, last by name", () => ({ search: "ticket" }), count / 10],
  ["what some have here and there", () => ({ search: "Geneva 77" }), 123],
  ["what one has", () => ({ search: "Izmir 99998" }), 1],
  ["what none has", () => ({ search: "nowhere to be found" }), 0],
  ["a client id", async () => ({ search: (await someone()).clientId }), 1],
  ["an id", async () => ({ search: (await someone()).id }), 1],
  ["what a tenth has, among the disabled", () => ({ search: "Ticket", enabled: false }), 50],
  ["what a tenth has, among those of the creator of most", () => ({ search: "Ticket", createdById: "system" }), count / 10 - 5],
  ["what all have, among the never used", () => ({ search: "office", neverUsed: true }), 33],
];

/** First, deep and last page in an order. The deep one begins where the page before the last one does. */
async function pages(filter: ServiceAccountFilter, orderBy: NameOrder): Promise<[string, Args][]> {
  const last = await list({ filter, orderBy, last: 100 });
  const place = last.items[0] && last.cursorOf(last.items[0]);
  return [
    ["first page", { filter, orderBy }],
    ["largest page", { filter, orderBy, first: 100 }],
    ["deep page", { filter, orderBy, after: place }],
    ["deep page backwards", { filter, orderBy, last: 25, before: place }],
    ["last page", { filter, orderBy, last: 25 }],
  ];
}

/** Reads the pages and returns those that took another number of statements than one, the whole table, or too many rows. */
async function tooExpensive(filter: ServiceAccountFilter, most = bound): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const orderBy of orders) {
    for (const [page, args] of await pages(filter, orderBy)) {
      const sent = await statementsOf(() => list(args));
      const work = await workFor(sent[0]!, "service_account");
      if (sent.length !== 1 || work.whole || work.rows > most) found.push({ ...orderBy, page, statements: sent.length, ...work });
    }
  }
  return found;
}

describe(`a list of ${count} service accounts is read by index, one statement and few rows a page, with`, () => {
  it.each(filters)("%s", async (_, filter, size) => {
    expect(await tooExpensive(filter())).toEqual([]);
    expect(await (await list({ filter: filter() })).totalCount()).toBe(size);
  });

  it.each(searches)("a search for %s", async (_, filter, size) => {
    // What stands far away in the order is found by the index on text, which brings all that match.
    expect(await tooExpensive(await filter(), bound + Math.min(size, count / 10))).toEqual([]);
    expect(await (await list({ filter: await filter() })).totalCount()).toBe(size);
  });
});

it("those that many are unused for are found by index as well", async () => {
  expect(dormant).toBeGreaterThan(count / 10);
  expect(await tooExpensive({ unusedSince: daysAgo(90) })).toEqual([]);
});

it("a text too short for the index is found all the same, in time", async () => {
  const started = performance.now();
  const page = await list({ filter: { search: "~q" } });
  expect([page.items, await page.totalCount()]).toEqual([[], 0]);
  expect(performance.now() - started).toBeLessThan(2_000);
});
