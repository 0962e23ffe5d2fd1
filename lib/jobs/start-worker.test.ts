import pg from "pg";
import { expect, it, vi } from "vitest";
import { log } from "../log";
import { systemActor } from "../permissions/actor";
import { makeTeam } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { sendTest } from "../webhooks/send-test";
import { startWorker } from "./start-worker";

useDatabase();
const receiver = useReceiver();

it("the worker's connections are enough for its lanes: nothing warns of them when it starts", async () => {
  const warned = vi.spyOn(log(), "warn");
  const { webhook } = await makeWebhook(await makeTeam(), { url: receiver.url });
  const worker = startWorker();
  await sendTest(systemActor("Test"), webhook.id);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 10_000);
  await worker.close();
  expect(warned.mock.calls).toEqual([]);
  vi.restoreAllMocks();
}, 60_000);

it("the worker goes on by itself when the end of a job couldn't be written, and takes nothing down with it", async () => {
  const { webhook } = await makeWebhook(await makeTeam(), { url: receiver.url });
  const send = () => sendTest(systemActor("Test"), webhook.id);
  const worker = startWorker();
  await send();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 10_000);
  const original = pg.Client.prototype.query as (...call: unknown[]) => unknown;
  let lost = 0;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...call: unknown[]) {
    const [given] = call as [string | { text?: string }];
    const text = typeof given === "string" ? given : (given.text ?? "");
    if (/delete from .*_private_jobs/is.test(text) && text.includes("latchkey_jobs")) {
      lost += 1;
      return Promise.reject(new Error("connection lost"));
    }
    return original.apply(this, call);
  } as never);
  await send();
  await vi.waitFor(() => expect(lost).toBeGreaterThan(0), 10_000);
  vi.restoreAllMocks();
  await send();
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(3), 15_000);
  await worker.close();
}, 60_000);
