import { beforeEach, expect, it } from "vitest";
import { query } from "../db/pool";
import { useDatabase } from "../testing/use-database";
import { scheduleDelivery } from "../webhooks/schedule-delivery";
import { addJob } from "./add-job";

useDatabase();
beforeEach(async () => void (await query("DELETE FROM latchkey_jobs._private_jobs")));

const add = (name: "deliver" | "deliver-again", delay: number) => addJob(name, { webhookId: "wh_1", teamId: "team_1" }, { key: "one", delay });
const webhook = { id: "wh_1", teamId: "team_1", failing: false };
/** The jobs that wait: their tasks, and in how many seconds. */
async function waiting() {
  const rows = await query<{ task: string; seconds: number }>(
    "SELECT task_identifier AS task, round(extract(epoch FROM run_at - now()))::int AS seconds FROM latchkey_jobs.jobs WHERE locked_at IS NULL AND attempts < max_attempts ORDER BY run_at",
  );
  return rows.map(({ task, seconds }) => `${task} ${Math.max(0, seconds)}`);
}
const begin = () => query("UPDATE latchkey_jobs._private_jobs SET locked_at = now(), locked_by = 'x', attempts = 1");

it("of jobs with one key the earliest stays, in whatever order they come", async () => {
  await add("deliver", 60_000);
  await add("deliver", 0);
  await add("deliver", 30_000);
  expect(await waiting()).toEqual(["deliver 0"]);
});

it("one that has begun may have seen too little: another one follows it", async () => {
  await add("deliver", 0);
  await begin();
  await add("deliver", 0);
  expect(await waiting()).toEqual(["deliver 0"]);
});

it("one that has failed for good is done anew", async () => {
  await add("deliver", 0);
  await query("UPDATE latchkey_jobs._private_jobs SET attempts = max_attempts");
  await add("deliver", 60_000);
  expect(await waiting()).toEqual(["deliver 60"]);
});

it("a delivery that is due is put off by none that is due later, also when all are added at the same time", async () => {
  for (let round = 0; round < 20; round += 1) {
    await query("DELETE FROM latchkey_jobs._private_jobs");
    await scheduleDelivery(webhook);
    await begin();
    await Promise.all([3_600_000, 0, 7_200_000, 25_000, 0].map((delay) => scheduleDelivery(webhook, delay, delay === 25_000 ? "when free" : undefined)));
    expect((await waiting()).slice(0, 2)).toEqual(["deliver 0", "deliver 25"]);
  }
});
