import dns from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { provideDatabaseUrl } from "../env";
import { isAllowedAddress } from "./allowed-address";
import { fetchJson } from "./fetch-json";
import { urlProblem } from "./guard";

let server: Server | undefined;
let asked = 0;

function allow(networks: string): void {
  process.env.LATCHKEY_PRIVATE_TARGETS = networks;
  // Settings are read anew.
  provideDatabaseUrl("postgres://nobody@127.0.0.1:1/none");
}

async function serve(answer: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(() => {
  asked = 0;
  allow("127.0.0.1");
});
afterEach(async () => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

const ok: RequestListener = (_, response) => response.setHeader("content-type", "application/json").end('{"keys":[]}');

describe("a document is fetched", () => {
  it("from an address that the operator has allowed, and nothing of ours is sent", async () => {
    let headers: object = {};
    const url = await serve((request, response) => {
      headers = request.headers;
      ok(request, response);
    });
    expect(await fetchJson(url)).toEqual({ keys: [] });
    expect(Object.keys(headers).sort()).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
  });

  it.each<[string, RequestListener, RegExp]>([
    ["redirects", (_, response) => response.writeHead(302, { location: "/elsewhere" }).end(), /status 302/],
    ["redirects for good", (_, response) => response.writeHead(308, { location: "http://127.0.0.1/" }).end(), /status 308/],
    ["isn't there", (_, response) => response.writeHead(404).end(), /status 404/],
    [
      "changes to another protocol",
      (_, response) => void response.socket!.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
      /status 101/,
    ],
    ["hangs up", (_, response) => void response.socket!.end(), /hang up|without an answer/],
    ["fails", (_, response) => response.writeHead(500).end("{}"), /status 500/],
    ["is no JSON", (_, response) => response.end("<html>"), /not JSON/],
    ["is empty", (_, response) => response.end(), /not JSON/],
    ["is compressed", (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("{}")), /compressed/],
    ["is too large", (_, response) => response.end(`"${"a".repeat(70_000)}"`), /too large/],
    ["never ends", (_, response) => void setInterval(() => response.write(" "), 100).unref(), /abort/i],
    ["never begins", () => undefined, /abort/i],
    ["breaks off", (_, response) => void response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy()), /aborted|ECONNRESET/],
  ])("unless it %s", async (_, answer, message) => {
    const url = await serve(answer);
    const started = Date.now();
    await expect(fetchJson(url)).rejects.toThrow(message);
    expect(Date.now() - started).toBeLessThan(3_500);
    expect(asked).toBe(1);
  });

  it("is nobody's to reach when the operator has allowed nothing", async () => {
    const url = await serve(ok);
    allow("");
    await expect(fetchJson(url)).rejects.toThrow(/this machine itself/);
    await expect(fetchJson(url.replace("127.0.0.1", "localhost"))).rejects.toThrow(/not allowed/);
    expect(asked).toBe(0);
  });
});

describe("where a name leads is checked when it is connected to:", () => {
  type Addresses = { address: string; family: number }[];
  function resolveTo(...addresses: string[]): void {
    vi.spyOn(dns, "lookup").mockImplementation(((_: string, __: object, callback: (error: null, found: Addresses) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )) as never);
  }

  it.each([
    ["this machine", ["127.0.0.1"]],
    ["this machine by IPv6", ["::1"]],
    ["this machine by IPv4 in IPv6", ["::127.0.0.1"]],
    ["what is given out to nobody", ["4000::1"]],
    ["a private network", ["10.0.0.1"]],
    ["the metadata address of clouds", ["169.254.169.254"]],
    ["a public address, and a private one beside it", ["93.184.215.14", "10.0.0.1"]],
    ["no address", []],
  ])("not to %s", async (_, addresses) => {
    allow("");
    resolveTo(...addresses);
    await expect(fetchJson("https://keys.example.com/jwks.json")).rejects.toThrow("not allowed");
  });

  it("without encryption to this machine alone, also when another network is allowed", async () => {
    allow("127.0.0.1,10.0.0.0/8");
    resolveTo("10.0.0.1");
    await expect(fetchJson("http://localhost/jwks.json")).rejects.toThrow("not allowed");
  });
});

describe("a URL", () => {
  it.each([
    "http://keys.example.com/jwks.json",
    "http://127.0.0.1.example.com/",
    "http://127.example.com/",
    "ftp://keys.example.com/",
    "file:///etc/passwd",
    "data:application/json,{}",
    "https://user:password@keys.example.com/",
    "https://keys.example.com/#fragment",
    "https://[::1]/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://0/",
    "https://10.1.2.3/",
    "https://192.168.0.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[2002:a00:1::]/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    `https://keys.example.com/${"a".repeat(2_000)}`,
    "nonsense",
    "",
  ])("isn't tried: %s", (url) => {
    allow("");
    expect(urlProblem(url)).toMatch(/^The address/);
  });

  it.each(["https://keys.example.com/jwks.json", "https://keys.example.com:8443/", "https://93.184.215.14/"])("is tried: %s", (url) => {
    expect(urlProblem(url)).toBeUndefined();
  });

  it("may lead into a private network that the operator has allowed, and no other", () => {
    allow("10.20.0.0/16, fd12::/16");
    expect(["10.20.1.1", "fd12::1", "10.21.0.1", "127.0.0.1", "fd13::1", "nonsense"].map(isAllowedAddress)).toEqual([true, true, false, false, false, false]);
  });
});
