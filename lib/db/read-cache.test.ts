import { describe, expect, it } from "vitest";
import { useDatabase } from "../testing/use-database";
import { query } from "./pool";
import { applyChanges, hearsChanges, notification, stopListening } from "./changes";
import { ReadCache } from "./read-cache";

useDatabase();

/** A cache over a value that the test changes, with a count of its loads. */
function counted() {
  const source = { value: 1, loads: 0, gate: Promise.resolve() };
  const cache = new ReadCache<{ value: number }>("session", async () => {
    source.loads += 1;
    const { value } = source;
    await source.gate;
    return { value };
  });
  return { source, cache };
}

describe("what is kept in memory", () => {
  it("is loaded once, also by callers that come at the same time", async () => {
    const { source, cache } = counted();
    await Promise.all([cache.get("k"), cache.get("k")]);
    await cache.get("k");
    expect(source.loads).toBe(1);
  });

  it("is loaded again after a change, and only for its key", async () => {
    const { source, cache } = counted();
    await cache.get("k");
    source.value = 2;
    applyChanges([{ topic: "session", key: "other" }]);
    expect(await cache.get("k")).toEqual({ value: 1 });
    applyChanges([{ topic: "session", key: "k" }]);
    expect(await cache.get("k")).toEqual({ value: 2 });
  });

  it("isn't kept when a change came while it was loaded", async () => {
    const { source, cache } = counted();
    let open = () => undefined as void;
    source.gate = new Promise((resolve) => (open = resolve));
    const old = cache.get("k");
    source.value = 2;
    applyChanges([{ topic: "session", key: "k" }]);
    const fresh = cache.get("k");
    open();
    expect(await old).toEqual({ value: 1 });
    expect(await fresh).toEqual({ value: 2 });
    expect(await cache.get("k")).toEqual({ value: 2 });
  });

  it("keeps nothing of a load that failed", async () => {
    let fails = true;
    const cache = new ReadCache<{ ok: true }>("session", async () => {
      if (fails) throw new Error("away");
      return { ok: true };
    });
    await expect(cache.get("k")).rejects.toThrow("away");
    fails = false;
    expect(await cache.get("k")).toEqual({ ok: true });
  });

  it("hears of a change that another instance notifies", async () => {
    const { source, cache } = counted();
    await cache.get("k");
    source.value = 2;
    await query(...notification([{ topic: "session", key: "k" }]));
    await expect.poll(async () => (await cache.get("k"))?.value).toBe(2);
  });

  it("is loaded once also when there is nothing, until that changes", async () => {
    const source: { value?: { value: number }; loads: number } = { loads: 0 };
    const cache = new ReadCache<{ value: number }>("session", async () => {
      source.loads += 1;
      return source.value;
    });
    expect([await cache.get("k"), await cache.get("k"), source.loads]).toEqual([undefined, undefined, 1]);
    source.value = { value: 1 };
    applyChanges([{ topic: "session", key: "k" }]);
    expect(await cache.get("k")).toEqual({ value: 1 });
  });

  it.each(["nonsense", "{}", "[null]", '[{"topic":1}]', ""])("is forgotten, and the process goes on, when someone notifies %j", async (payload) => {
    const { source, cache } = counted();
    await cache.get("k");
    source.value = 2;
    await query("SELECT pg_notify('latchkey_changes', $1)", [payload]);
    await expect.poll(async () => (await cache.get("k"))?.value).toBe(2);
  });

  it("is not used while changes aren't heard", async () => {
    const { source, cache } = counted();
    await cache.get("k");
    await stopListening();
    expect(hearsChanges()).toBe(false);
    source.value = 2;
    expect(await cache.get("k")).toEqual({ value: 2 });
  });
});
