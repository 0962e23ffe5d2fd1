import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "../testing/use-database";
import { query } from "./pool";
import { pruneExpired } from "./prune-expired";

useDatabase();

const count = async () => (await query<{ n: number }>("SELECT count(*)::int AS n FROM used_dpop_proof"))[0]!.n;
const fill = (rows: number, expired: string) =>
  query(`INSERT INTO used_dpop_proof SELECT 'key', gen_random_uuid()::text, 'team', now() - interval '${expired}' FROM generate_series(1, ${rows})`);

let time = Date.now();
beforeEach(async () => {
  // Each test is at another time, so that it doesn't count as looked a moment ago.
  vi.useFakeTimers({ now: (time += 600_000), toFake: ["Date"] });
  await query("DELETE FROM used_dpop_proof");
});
afterEach(() => {
  vi.useRealTimers();
});

it("what has expired some time ago is deleted, and what might still be asked for is not", async () => {
  await fill(3, "16 minutes");
  await fill(2, "14 minutes");
  pruneExpired("used_dpop_proof");
  await expect.poll(count).toBe(2);
});

it("where there is more than is deleted at a time, the next use goes on with it; else it waits a minute", async () => {
  await fill(12_000, "20 minutes");
  pruneExpired("used_dpop_proof");
  await expect.poll(count).toBe(7_000);
  await expect
    .poll(() => {
      pruneExpired("used_dpop_proof");
      return count();
    })
    .toBe(0);
  await fill(1, "20 minutes");
  pruneExpired("used_dpop_proof");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await count()).toBe(1);
});
