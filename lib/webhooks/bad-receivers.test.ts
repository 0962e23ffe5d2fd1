import dns from "node:dns";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
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
import { updateWebhook } from "./update-webhook";

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

describe("where a message may go:", () => {
  const refusals: [string, string[]][] = [
    ["this machine", ["127.0.0.1"]],
    ["this machine by IPv6", ["::1"]],
    ["this machine as IPv4 in IPv6", ["::ffff:127.0.0.1"]],
    ["any address of this machine", ["0.0.0.0"]],
    ["a private network", ["10.0.0.1"]],
    ["another private network", ["172.16.0.1"]],
    ["a private network of IPv6", ["fd00::1"]],
    ["what is link-local", ["169.254.1.1"]],
    ["what is link-local by IPv6", ["fe80::1"]],
    ["the metadata address of clouds", ["169.254.169.254"]],
    ["the same as IPv4 in IPv6", ["::ffff:169.254.169.254"]],
    ["a translated private address", ["64:ff9b::a00:1"]],
    ["a carrier's network", ["100.64.0.1"]],
    ["many at once", ["224.0.0.1"]],
    ["a public address with a private one beside it", ["93.184.215.14", "10.0.0.1"]],
    ["no address", []],
  ];
  const resolveTo = (addresses: string[]) =>
    vi.spyOn(dns, "lookup").mockImplementation(((_: string, __: object, callback: (error: null, found: object[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )) as never);

  it.each(refusals)("a name that leads to %s is refused when it is connected to, with a reason", async (_, addresses) => {
    const { webhook } = await makeWebhook(team, { url: "https://hooks.example.com/in" });
    allowLoopback("");
    resolveTo(addresses);
    expect(await outcome(webhook.id)).toMatchObject({ status: "PENDING", code: null, problem: "The name leads to an address that is not allowed." });
  });

  it("a name that changes its answer is looked up for each connection, and what was good before doesn't count", async () => {
    const { webhook } = await makeWebhook(team, { url: receiver.url.replace("127.0.0.1", "localhost") });
    resolveTo(["127.0.0.1"]);
    expect(await outcome(webhook.id)).toMatchObject({ status: "DELIVERED" });
    resolveTo(["10.0.0.1"]);
    expect(await outcome(webhook.id)).toMatchObject({ status: "PENDING", problem: expect.stringContaining("not allowed") });
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    "http://hooks.example.com/",
    "ftp://hooks.example.com/",
    "file:///etc/passwd",
    "https://user:password@hooks.example.com/",
    "https://127.0.0.1/",
    "https://localhost@127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://017700000001/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:7f00:1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fe80::1]/",
    "https://10.0.0.1/",
    "nonsense",
    "",
  ])("%s is refused when it is entered, with a reason, and nothing is stored", async (url) => {
    allowLoopback("");
    await expect(makeWebhook(team, { url })).rejects.toMatchObject({ issues: [{ field: ["input", "url"], message: expect.stringMatching(/^The address/) }] });
    expect(await query("SELECT 1 FROM webhook WHERE team_id = $1", [team.id])).toEqual([]);
    const { webhook } = await makeWebhook(team);
    await expect(updateWebhook(system, webhook.id, { url })).rejects.toMatchObject({ issues: [{ field: ["input", "url"] }] });
  });

  it("a network that the operator no longer allows is refused from then on", async () => {
    const { webhook } = await makeWebhook(team, { url: receiver.url });
    allowLoopback("");
    await delay(0);
    expect(await outcome(webhook.id)).toMatchObject({ status: "PENDING", problem: expect.stringContaining("private network") });
    expect(receiver.received).toEqual([]);
  });
});
