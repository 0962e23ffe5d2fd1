import dns from "node:dns";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { deliverAll } from "../testing/deliver-all";
import { makeTeam } from "../testing/factories";
import { makeWebhook } from "../testing/make-webhook";
import { allowLoopback, useReceiver } from "../testing/receiver";
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

/** What came of one message to a webhook. */
async function outcome(webhookId: string) {
  const { id } = await sendTest(system, webhookId);
  await deliverAll();
  const [row] = await query<{ status: string }>("SELECT status FROM webhook_delivery WHERE id = $1", [id]);
  const [tried] = (await attemptsOfDeliveries([id])).get(id) ?? [];
  return { status: row!.status, problem: tried!.problem, code: tried!.statusCode };
}

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

  const notAllowed = (kind: string) => `The address ${kind}, which the operator of this installation hasn't allowed.`;
  const here = notAllowed("is this machine itself");
  const inPrivate = notAllowed("is in a private network");
  const linkLocal = notAllowed("is link-local, as the metadata of clouds is");
  const translated = notAllowed("is translated into another network");
  const plain = "The address must begin with https://.";
  it.each([
    ["https://127.0.0.1/", here],
    ["https://127.255.255.254/", here],
    ["https://[::1]/", here],
    ["https://[::ffff:127.0.0.1]/", here],
    ["https://[::ffff:7f00:1]/", here],
    ["https://2130706433/", here],
    ["https://0x7f000001/", here],
    ["https://0x7f.1/", here],
    ["https://017700000001/", here],
    ["https://0177.0.0.1/", here],
    ["https://127.1/", here],
    ["https://①②⑦.0.0.1/", here],
    ["https://0.0.0.0/", notAllowed("is any address of this machine")],
    ["https://0/", notAllowed("is any address of this machine")],
    ["https://[::]/", notAllowed("is any address of this machine")],
    ["https://10.0.0.1/", inPrivate],
    ["https://167772161/", inPrivate],
    ["https://012.0.0.1/", inPrivate],
    ["https://172.16.0.1/", inPrivate],
    ["https://192.168.0.1/", inPrivate],
    ["https://[::ffff:10.0.0.1]/", inPrivate],
    ["https://[fd00::1]/", inPrivate],
    ["https://100.64.0.1/", notAllowed("is in a carrier's private network")],
    ["https://169.254.169.254/latest/meta-data/", linkLocal],
    ["https://2852039166/", linkLocal],
    ["https://[::ffff:a9fe:a9fe]/", linkLocal],
    ["https://[fe80::1]/", linkLocal],
    ["https://[64:ff9b::a00:1]/", translated],
    ["https://[2002:a00:1::]/", translated],
    ["https://224.0.0.1/", notAllowed("is that of many machines at once")],
    ["https://255.255.255.255/", notAllowed("is that of many machines at once")],
    ["https://[::7f00:1]/", notAllowed("is not on the public internet")],
    ["http://hooks.example.com/", plain],
    ["http://localhost.example.com/", plain],
    ["ftp://hooks.example.com/", plain],
    ["file:///etc/passwd", plain],
    ["gopher://127.0.0.1:6379/_FLUSHALL", plain],
    ["https://user:password@hooks.example.com/", "The address must have neither a password nor a fragment."],
    ["https://localhost@127.0.0.1/", "The address must have neither a password nor a fragment."],
    ["https://hooks.example.com/#x", "The address must have neither a password nor a fragment."],
    ["nonsense", "The address must be a URL of at most 2000 characters."],
    [`https://hooks.example.com/${"x".repeat(2_000)}`, "The address must be a URL of at most 2000 characters."],
    ["", "The address must be a URL of at most 2000 characters."],
  ])("%s is refused when it is entered, and nothing is stored: %s", async (url, reason) => {
    const { webhook } = await makeWebhook(team);
    allowLoopback("");
    const refusal = { issues: [{ field: ["input", "url"], message: reason }] };
    await expect(makeWebhook(team, { url })).rejects.toMatchObject(refusal);
    await expect(updateWebhook(system, webhook.id, { url })).rejects.toMatchObject(refusal);
    expect(await query("SELECT id, version FROM webhook WHERE team_id = $1", [team.id])).toEqual([{ id: webhook.id, version: 1 }]);
  });

  it.each([301, 302, 303, 307, 308])("a redirect (%s) leads nowhere, also not to a place that is allowed", async (status) => {
    receiver.manner = (response) => response.writeHead(status, { location: other.url }).end();
    const { webhook } = await makeWebhook(team, { url: receiver.url });
    const problem = `The answer has the status ${status}: redirects aren't followed. Enter the address that it leads to.`;
    expect(await outcome(webhook.id)).toEqual({ status: "PENDING", code: status, problem });
    expect(other.received).toEqual([]);
  });

  it("a connection that a message has used is never used for another one, so that each is checked", async () => {
    const ports = new Set<number | undefined>();
    const server = http.createServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(204, { connection: "keep-alive" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { webhook } = await makeWebhook(team, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    for (let n = 0; n < 3; n += 1) await outcome(webhook.id);
    expect(ports.size).toBe(3);
    await new Promise((resolve) => server.close(resolve));
  });

  it("a network that the operator no longer allows is refused from then on", async () => {
    const { webhook } = await makeWebhook(team, { url: receiver.url });
    allowLoopback("");
    expect(await outcome(webhook.id)).toMatchObject({ status: "PENDING", problem: here });
    expect(receiver.received).toEqual([]);
  });
});
