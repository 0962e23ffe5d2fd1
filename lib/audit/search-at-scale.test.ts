import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { statementsOf, workFor } from "../testing/explain";
import { makeOwner, type Person } from "../testing/factories";
import { seedManyEvents } from "../testing/seed-many-events";
import { useDatabase } from "../testing/use-database";
import { mostFound } from "./event-search";
import type { AuditEventFilter } from "./filtered-events";
import { listAuditEvents } from "./list-audit-events";
import { sortSearch } from "./sort-search";

useDatabase();

const count = 1_000_000;
/** Rows that a page may read: many times the page, and next to nothing of the list. */
const bound = 12_000;

let owner: Person & { team: Team };
beforeAll(async () => {
  owner = await makeOwner();
  await seedManyEvents(owner.team.id, count);
}, 300_000);

type Args = Parameters<typeof listAuditEvents>[1];
const list = (args: Args) => listAuditEvents(owner.actor, { teamId: owner.team.id, ...args });

const searches: [what: string, filter: AuditEventFilter, found: boolean][] = [
  ["a word that most have", { search: "grant" }, true],
  ["a word that many have", { search: "refuse" }, true],
  ["a word that few have", { search: "product" }, true],
  ["a word that none has", { search: "nowhere" }, false],
  ["a word in letters that none has", { search: "сервис" }, false],
  ["an id", { search: "sa_999" }, true],
  ["a common and a rare word", { search: "account product.create" }, true],
  ["an address", { search: "192.0.2.249" }, true],
  ["a common word among what one did", { search: "grant", actorId: "sa_7" }, true],
  ["a common word among what one did, and what was done to it", { search: "refuse", serviceAccountId: "sa_9" }, true],
  ["a common word among a rare action", { search: "account", action: "product.create" }, true],
];

describe(`a search among ${count} audit events is read by index, one statement and few rows a page, for`, () => {
  it.each(searches)("%s", async (_, filter, found) => {
    const expensive: unknown[] = [];
    for (const direction of ["ASC", "DESC"] as const) {
      const orderBy = { field: "AT", direction } as const;
      const last = await list({ filter, orderBy, last: 100 });
      expect(last.items.length > 0).toBe(found);
      const place = last.items[0] && last.cursorOf(last.items[0]);
      for (const page of [{}, { first: 100 }, { after: place }, { last: 25, before: place }, { last: 25 }]) {
        const args = { filter, orderBy, ...page };
        const sent = await statementsOf(() => list(args));
        const work = await workFor(sent[0]!, "audit_event");
        if (sent.length !== 1 || work.whole || work.rows > bound) expensive.push({ ...args, statements: sent.length, ...work });
      }
    }
    expect(expensive).toEqual([]);
  });

  it("its number, which is bounded", async () => {
    const page = await list({ filter: { search: "grant" } });
    const sent = await statementsOf(async () => expect(await page.totalCount()).toBe(mostFound));
    expect((await workFor(sent[0]!, "audit_event")).rows).toBeLessThan(3 * mostFound);
    expect(await (await list({ filter: { search: "product" } })).totalCount()).toBe(21);
  });
});

it("words of new events are found before and after they are sorted", async () => {
  await query(
    "INSERT INTO audit_event (id, team_id, at, action, actor_type, actor_name) SELECT max(id) || '0', $1, now(), 'role.create', 'USER', 'Late' FROM audit_event",
    [owner.team.id],
  );
  const late = async () => (await list({ filter: { search: "late" } })).items.length;
  expect(await late()).toBe(1);
  await sortSearch();
  expect(await late()).toBe(1);
});
