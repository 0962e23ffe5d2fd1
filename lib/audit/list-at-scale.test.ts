import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../entities/index";
import { statementsOf, workFor } from "../testing/explain";
import { makeOwner, type Person } from "../testing/factories";
import { seedManyEvents } from "../testing/seed-many-events";
import { useDatabase } from "../testing/use-database";
import type { AuditEventFilter } from "./filtered-events";
import { listAuditEvents } from "./list-audit-events";

useDatabase();

const count = 1_000_000;
/** Rows that a page may read: many times the page, and next to nothing of the list. */
const bound = 6_000;

let owner: Person & { team: Team };
let start: Date;
beforeAll(async () => {
  owner = await makeOwner();
  start = (await seedManyEvents(owner.team.id, count)).start;
}, 300_000);

type Args = Parameters<typeof listAuditEvents>[1];
const list = (args: Args) => listAuditEvents(owner.actor, { teamId: owner.team.id, ...args });
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);

const filters: [what: string, filter: () => AuditEventFilter, found: boolean][] = [
  ["no filter", () => ({}), true],
  ["what most are", () => ({ action: "token.grant" }), true],
  ["a rare action", () => ({ action: "product.create" }), true],
  ["an action that there is none of", () => ({ action: "role.delete" }), false],
  ["a rare type of target", () => ({ targetType: "Product" }), true],
  ["one actor", () => ({ actorId: "sa_7" }), true],
  ["one target", () => ({ targetId: "sa_7" }), true],
  ["one account and its credentials", () => ({ serviceAccountId: "sa_7" }), true],
  ["one address", () => ({ address: "192.0.2.7" }), true],
  ["an address that nobody came from", () => ({ address: "198.51.100.1" }), false],
  ["a day long ago", () => ({ from: after(10), until: after(11) }), true],
  ["refusals of a day", () => ({ action: "token.refuse", from: after(100), until: after(101) }), true],
  ["one actor of a month", () => ({ actorId: "sa_7", from: after(60), until: after(90) }), true],
];

describe(`a list of ${count} audit events is read by index, one statement and few rows a page, with`, () => {
  it.each(filters)("%s", async (_, filter, found) => {
    const expensive: unknown[] = [];
    for (const direction of ["ASC", "DESC"] as const) {
      const orderBy = { field: "AT", direction } as const;
      const last = await list({ filter: filter(), orderBy, last: 100 });
      expect(last.items.length > 0).toBe(found);
      const place = last.items[0] && last.cursorOf(last.items[0]);
      for (const page of [{}, { first: 100 }, { after: place }, { last: 25, before: place }, { last: 25 }]) {
        const args = { filter: filter(), orderBy, ...page };
        const sent = await statementsOf(() => list(args));
        const work = await workFor(sent[0]!, "audit_event");
        if (sent.length !== 1 || work.whole || work.rows > bound) expensive.push({ ...args, statements: sent.length, ...work });
      }
    }
    expect(expensive).toEqual([]);
  });
});
