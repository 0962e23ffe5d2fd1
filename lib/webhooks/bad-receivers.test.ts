import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { deliverAll } from "../testing/deliver-all";
import { makeTeam } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { allowLoopback, type Manner, takes, useReceiver } from "../testing/receiver";
import { useDatabase } from "../testing/use-database";
import { attemptsOfDeliveries } from "./of-webhooks";
import { sendTest } from "./send-test";

useDatabase();
const receiver = useReceiver();
const other = useReceiver();
const system = systemActor("Test");

let team: Team;
beforeAll(async () => void (team = await makeTeam()));
beforeEach(async () => void (await query("DELETE FROM webhook")));
afterEach(() => {
  vi.restoreAllMocks();
  allowLoopback();
});

/** What came of one message to a receiver of this manner. */
async function outcomeOf(manner: Manner, url = receiver.url) {
  receiver.manner = manner;
  const { webhook } = await makeWebhook(team, { url });
  return outcome(webhook.id);
}
async function outcome(webhookId: string) {
  const { id } = await sendTest(system, webhookId);
  const started = Date.now();
  await deliverAll();
  const [row] = await query<{ status: string }>("SELECT status FROM webhook_delivery WHERE id = $1", [id]);
  const [tried] = (await attemptsOfDeliveries([id])).get(id) ?? [];
  return { status: row!.status, answer: tried!.answer, problem: tried!.problem, code: tried!.statusCode, took: Date.now() - started };
}

const drip =
  (bytes: number, pause: number): Manner =>
  (response) => {
    response.writeHead(200);
    let left = bytes;
    const timer = setInterval(() => (left-- > 0 ? response.write(".") : response.end()), pause);
    response.on("close", () => clearInterval(timer));
  };

describe("a receiver that", () => {
  it.each<[string, Manner, object]>([
    ["answers with an error", (r) => r.writeHead(500).end("no"), { status: "PENDING", code: 500, answer: "no" }],
    [
      "redirects",
      (r) => r.writeHead(302, { location: other.url }).end(),
      { status: "PENDING", code: 302, problem: expect.stringContaining("redirects aren't followed") },
    ],
    ["redirects for good", (r) => r.writeHead(308, { location: other.url }).end(), { status: "PENDING", code: 308 }],
    ["hangs up", (r) => void r.socket!.destroy(), { status: "PENDING", code: null, problem: "The connection ended without an answer." }],
    ["speaks no HTTP", (r) => void r.socket!.end("hello\r\n\r\n"), { status: "PENDING", code: null, problem: "The answer isn't HTTP." }],
    [
      "changes to another protocol",
      (r) => void r.socket!.end("HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
      { status: "PENDING", problem: expect.stringContaining("101") },
    ],
    [
      "sends headers without end",
      (r) => void r.socket!.write(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}`),
      { status: "PENDING", problem: "The answer isn't HTTP." },
    ],
    [
      "dies in the middle of its answer",
      (r) => void r.writeHead(200, { "content-length": "100" }).write("half", () => r.destroy()),
      { status: "DELIVERED", code: 200, answer: "half" },
    ],
    ["answers 10 MB", (r) => r.writeHead(200).end(Buffer.alloc(10_000_000, "x")), { status: "DELIVERED", answer: "x".repeat(1_000) }],
    ["answers what PostgreSQL can't keep", (r) => r.writeHead(200).end("a\0b\ud800"), { status: "DELIVERED", answer: "a\ufffdb\ufffd" }],
    [
      "answers with a bomb",
      (r) => r.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000))),
      { status: "DELIVERED", answer: "" },
    ],
    ["drips its answer for ever", drip(10_000, 50), { status: "DELIVERED", code: 200 }],
  ])("%s gets what is promised, and nobody else is asked", async (_, manner, expected) => {
    const came = await outcomeOf(manner);
    expect(came).toMatchObject(expected);
    expect(came.took).toBeLessThan(4_000);
    expect(receiver.received).toHaveLength(1);
    expect(other.received).toEqual([]);
  });

  it.each<[string, Manner]>([
    ["never answers", () => undefined],
    [
      "drips its headers",
      (r) => {
        const timer = setInterval(() => r.socket?.write("H"), 200);
        r.on("close", () => clearInterval(timer));
      },
    ],
  ])("%s is given up after ten seconds", async (_, manner) => {
    const came = await outcomeOf(manner);
    expect(came).toMatchObject({ status: "PENDING", code: null });
    expect(came.took).toBeGreaterThan(Number(came.problem === "No answer came in time.") * 9_000);
    expect(came.took).toBeLessThan(11_500);
  });

  it("isn't there leaves a reason", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await outcomeOf(takes, `http://127.0.0.1:${port}/`)).toMatchObject({ status: "PENDING", problem: "The connection was refused." });
  });

  it("hangs delays none of the others, and gets a few messages at a time", async () => {
    receiver.manner = () => undefined;
    const { webhook: slow } = await makeWebhook(team, { url: receiver.url });
    const { webhook: quick } = await makeWebhook(team, { url: other.url });
    for (let n = 0; n < 5; n += 1) await sendTest(system, slow.id);
    const started = Date.now();
    const work = deliverAll();
    await sendTest(system, quick.id);
    const rest = deliverAll();
    await vi.waitFor(() => expect(other.received).toHaveLength(1), 2_000);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(receiver.mostOpen).toBeLessThanOrEqual(4);
    await Promise.all([work, rest]);
  });
});
