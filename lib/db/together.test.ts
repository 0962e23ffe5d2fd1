import { describe, expect, it } from "vitest";
import { UnavailableError } from "../errors";
import { together } from "./together";

/** Work that ends when the test says so, with a record of what it was called with. */
function held(options: Partial<Parameters<typeof together>[1]> = {}) {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const one = together<string, string>(
    async (items) => {
      batches.push(items);
      await new Promise<void>((end) => ends.push(end));
      if (items.includes("bad")) throw new Error("refused");
      return items.map((item) => item.toUpperCase());
    },
    { largestBatch: 3, mostBatches: 1, longestQueue: 5, ...options },
  );
  const begun = async (count: number) => {
    while (batches.length < count) await new Promise(setImmediate);
  };
  return { one, batches, ends, begun };
}

describe("what is done together", () => {
  it("takes what comes at the same time in one go, and answers each with its own", async () => {
    const { one, batches, ends, begun } = held();
    const answers = Promise.all([one("a"), one("b")]);
    await begun(1);
    ends[0]!();
    expect(await answers).toEqual(["A", "B"]);
    expect(batches).toEqual([["a", "b"]]);
  });

  it("never adds to what has been sent: those that come later go together after it, so many at a time", async () => {
    const { one, batches, ends, begun } = held();
    const first = one("a");
    await begun(1);
    const later = Promise.all(["b", "c", "d", "e"].map(one));
    ends[0]!();
    expect(await first).toBe("A");
    await begun(2);
    ends[1]!();
    await begun(3);
    ends[2]!();
    expect(await later).toEqual(["B", "C", "D", "E"]);
    expect(batches).toEqual([["a"], ["b", "c", "d"], ["e"]]);
  });

  it("fails for the one that is refused, and not for those that went with it", async () => {
    const { one, ends, begun, batches } = held();
    const answers = Promise.allSettled(["a", "bad", "c"].map(one));
    await begun(1);
    ends[0]!();
    // Now each alone.
    await begun(4);
    for (const end of ends.slice(1)) end();
    expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(batches.slice(1)).toEqual([["a"], ["bad"], ["c"]]);
  });

  it("fails for those of the batch that failed, and goes on for the others", async () => {
    const { one, ends, begun } = held({ largestBatch: 1 });
    const answers = Promise.allSettled([one("bad"), one("a")]);
    await begun(1);
    ends[0]!();
    await begun(2);
    ends[1]!();
    expect(await answers).toMatchObject([{ reason: new Error("refused") }, { value: "A" }]);
  });

  it("refuses what would make the queue too long", async () => {
    const { one, ends, begun } = held();
    const first = one("a");
    await begun(1);
    const waiting = Promise.all(["b", "c", "d", "e", "f"].map(one));
    await expect(one("g")).rejects.toBeInstanceOf(UnavailableError);
    for (let n = 0; n < 3; n += 1) {
      await begun(n + 1);
      ends[n]!();
    }
    expect(await first).toBe("A");
    expect(await waiting).toHaveLength(5);
  });
});
