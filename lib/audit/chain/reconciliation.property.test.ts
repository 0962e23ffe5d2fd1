import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { sealOf } from "../seal";
import type { StoredEvent } from "../stored-event";
import { Reconciliation } from "./reconciliation";

beforeAll(() => {
  process.env.LATCHKEY_PEPPER = randomBytes(32).toString("base64url");
});

const texts = { action: "x", actor_type: "x", actor_id: null, actor_name: "x", target_type: null, target_id: null, target_name: null };
const eventOf = (n: number): StoredEvent => ({
  ...{ ...texts, address: null, user_agent: null, request_id: null, details: {} },
  id: `evt_${String(n).padStart(6, "0")}`,
  team_id: "team",
  at: "2026-01-01T00:00:00.000000Z",
});

/** The order of linking: that of ids, but for some that come far too early or too late, as a wrong clock makes them. */
const trail = fc.record({
  count: fc.integer({ min: 1, max: 120 }),
  moves: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 5 }),
  blockSize: fc.integer({ min: 1, max: 20 }),
  lead: fc.integer({ min: 1, max: 40 }),
  fates: fc.array(fc.record({ place: fc.nat(), fate: fc.constantFrom("EDITED", "REMOVED", "INSERTED") }), { maxLength: 6 }),
});

it("finds exactly what was edited, removed and inserted, in whatever order events were linked and however little is read ahead", async () => {
  await fc.assert(
    fc.asyncProperty(trail, async ({ count, moves, blockSize, lead, fates }) => {
      const written = Array.from({ length: count }, (_, n) => eventOf(n * 2));
      const order = [...written];
      for (const { from, to } of moves) order.splice(to % count, 0, ...order.splice(from % count, 1));
      const present = new Map(written.map((event) => [event.id, event]));
      const wrong = new Map<string, string>();
      for (const { place, fate } of fates) {
        const id = written[place % count]!.id;
        const odd = eventOf((place % count) * 2 + 1);
        if (fate === "INSERTED") {
          present.set(odd.id, odd);
          wrong.set(odd.id, fate);
        } else if (!wrong.has(id)) {
          wrong.set(id, fate);
          if (fate === "REMOVED") present.delete(id);
          else present.set(id, { ...present.get(id)!, action: "y" });
        }
      }
      const sorted = [...present.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const take = (last?: string) => Promise.resolve(sorted[0] && (last === undefined || sorted[0].id <= last) ? sorted.shift() : undefined);
      const found: [string, string][] = [];
      const events = new Reconciliation({ take }, "", (kind, id) => void found.push([id!, kind]), lead);
      for (let from = 0; from < count; from += blockSize)
        await events.expect(order.slice(from, from + blockSize).map((event) => ({ id: event.id, seal: sealOf(event) })));
      await events.finish();
      expect(found.sort()).toEqual([...wrong].sort());
    }),
    { numRuns: 500 },
  );
});
