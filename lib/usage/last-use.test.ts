import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { getToken, requestToken } from "../../app/api/testing/call-api";
import type { ServiceAccount, Team } from "../../entities/index";
import { pool, query } from "../db/pool";
import { transaction } from "../db/transaction";
import { lockAccounts } from "../service-accounts/lock-accounts";
import { systemActor } from "../permissions/actor";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { flushUses, noteUse } from "./last-use";

useDatabase();
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

const make = async () => (await makeAccount(team)).account;
async function stored({ id }: ServiceAccount) {
  const [row] = await query<{ at: Date | null; version: number; updated: Date }>(
    "SELECT last_used_at AS at, version, updated_at AS updated FROM service_account WHERE id = $1",
    [id],
  );
  return row!;
}

/** Notes a use as it would have been at another time. */
function noteAt(account: ServiceAccount, time: string): void {
  vi.useFakeTimers({ now: new Date(time), toFake: ["Date"] });
  noteUse(account.id);
  vi.useRealTimers();
}

async function useAt(account: ServiceAccount, time: string): Promise<string | undefined> {
  noteAt(account, time);
  await flushUses();
  return (await stored(account)).at?.toISOString();
}

describe("the last use of an account", () => {
  it("is written after a token was granted, and changes nothing else", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const before = await stored(account);
    await requestToken({ ...clientKeys, clientSecret: "wrong" });
    await flushUses();
    expect(await stored(account)).toEqual({ ...before, at: null });
    const sent = await statementsOf(() => getToken(clientKeys));
    expect(sent.filter(({ text }) => text.includes("last_used_at"))).toEqual([]);
    expect((await stored(account)).at).toBeNull();
    await flushUses();
    const after = await stored(account);
    expect(Date.now() - after.at!.getTime()).toBeLessThan(10_000);
    expect({ ...after, at: null }).toEqual(before);
  });

  it("is written anew when a minute has passed, and never goes back", async () => {
    const account = await make();
    expect(await useAt(account, "2030-01-01T12:00:00Z")).toBe("2030-01-01T12:00:00.000Z");
    expect(await useAt(account, "2030-01-01T12:00:59Z")).toBe("2030-01-01T12:00:00.000Z");
    expect(await useAt(account, "2030-01-01T12:01:00Z")).toBe("2030-01-01T12:01:00.000Z");
    expect(await useAt(account, "2030-01-01T11:00:00Z")).toBe("2030-01-01T12:01:00.000Z");
  });

  it("of many accounts takes one statement, and nothing is sent when there is nothing to write", async () => {
    const accounts = await Promise.all(Array.from({ length: 20 }, make));
    for (const account of accounts) for (let n = 0; n < 3; n += 1) noteUse(account.id);
    const connect = vi.spyOn(pool(), "connect");
    await flushUses();
    await flushUses();
    expect(connect).toHaveBeenCalledTimes(1);
    for (const account of accounts) expect((await stored(account)).at).not.toBeNull();
  });

  it("is kept for the next time when it can't be written", async () => {
    const account = await make();
    noteUse(account.id);
    vi.spyOn(pool(), "connect").mockImplementationOnce(() => Promise.reject(new Error("connection refused")));
    await flushUses();
    expect((await stored(account)).at).toBeNull();
    await flushUses();
    expect((await stored(account)).at).not.toBeNull();
  });

  it("waits for nobody who is changing the account, and is written after", async () => {
    const [busy, free] = [await make(), await make()];
    await transaction(async (tx) => {
      await lockAccounts(tx, systemActor("Test"), "service-account:update", busy.id);
      noteUse(busy.id);
      noteUse(free.id);
      await Promise.race([flushUses(), delay(2_000).then(() => Promise.reject(new Error("it waited")))]);
      expect((await stored(free)).at).not.toBeNull();
    });
    expect((await stored(busy)).at).toBeNull();
    await flushUses();
    expect((await stored(busy)).at).not.toBeNull();
  });

  it("of an account that is gone is forgotten", async () => {
    const account = await make();
    noteUse(account.id);
    await query("DELETE FROM service_account WHERE id = $1", [account.id]);
    await flushUses();
    const connect = vi.spyOn(pool(), "connect");
    await flushUses();
    expect(connect).not.toHaveBeenCalled();
  });

  it("is written in place: no index has to learn of it", async () => {
    const account = await make();
    await useAt(account, "2030-01-01T12:00:00Z");
    const hot = async () => {
      await query("SELECT pg_stat_clear_snapshot()");
      const [row] = await query<{ hot: string; all: string }>(
        "SELECT n_tup_hot_upd AS hot, n_tup_upd AS all FROM pg_stat_user_tables WHERE relname = 'service_account'",
      );
      return { hot: Number(row!.hot), all: Number(row!.all) };
    };
    const before = await hot();
    for (let minute = 10; minute < 20; minute += 1) await useAt(account, `2030-01-01T12:${minute}:00Z`);
    await vi.waitFor(async () => expect((await hot()).all).toBeGreaterThanOrEqual(before.all + 10), 5_000);
    // With an index on it none would be; a page that is full for a moment may keep one from it.
    expect((await hot()).hot - before.hot).toBeGreaterThan(0);
  });
});
