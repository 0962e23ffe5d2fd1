import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { takeTurns } from "./turns";

it("one request never does more at once than its share, and all of it in the end", async () => {
  const turns = takeTurns(2, 10_000);
  let running = 0;
  let most = 0;
  const work = async (value: number) => {
    running += 1;
    most = Math.max(most, running);
    await delay(5);
    running -= 1;
    if (value === 3) throw new Error("this one fails");
    return value;
  };
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => turns(() => work(index))));
  expect(most).toBe(2);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
});

it("what a request still had to do when its time is over is not begun", async () => {
  const turns = takeTurns(1, 20);
  let begun = 0;
  const work = async () => {
    begun += 1;
    await delay(40);
  };
  await Promise.allSettled(Array.from({ length: 5 }, () => turns(work)));
  expect(begun).toBe(1);
});
