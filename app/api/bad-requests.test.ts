import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { countRows } from "@/lib/testing/count-rows";
import { makeOwner } from "@/lib/testing/factories";
import { routes } from "./routes";
import { useServer } from "./testing/use-server";

const server = useServer();

const megabytes = (count: number) => "x".repeat(count * 1024 * 1024);
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Endpoints that take a body, with the type that they take. */
const takers: [path: string, headers: Record<string, string>][] = [
  ["/api/graphql", json],
  ["/oauth/token", form],
  ["/api/setup", json],
  ["/api/auth/callback/credentials", form],
  ["/api/auth/signout", form],
];

const bodies: [what: string, body: BodyInit, headers?: Record<string, string>][] = [
  ["nothing", ""],
  ["NUL", "\0\0\0"],
  ["JSON that breaks off", '{"a":'],
  ["a JSON list", "[]"],
  ["JSON null", "null"],
  ["JSON nested 50,000 levels", "[".repeat(50_000)],
  ["objects nested 20,000 levels", '{"a":'.repeat(20_000)],
  ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  ["half a surrogate in an escape", '{"query":"\\ud800","token":"\\ud800","email":"\\ud800"}'],
  ["half an escape", "grant_type=%&csrfToken=%zz"],
  ["10,000 parameters", Array.from({ length: 10_000 }, (_, n) => `a${n}=1`).join("&")],
  ["the prototype of objects", '{"__proto__":{"a":1},"constructor":{}}'],
  ["a compressed body", gzipSync("{}"), { "content-encoding": "gzip" }],
  ["an unknown compression", "x", { "content-encoding": "br, zstd" }],
  ["a charset that is none", "{}", { "content-type": "application/json; charset=\u00ff" }],
  ["a content type that is none", "{}", { "content-type": ";;;" }],
];

describe("no body makes an endpoint fail or write:", () => {
  it.each(bodies)("%s", async (_, body, headers) => {
    const before = await countRows();
    for (const [path, type] of takers) {
      const response = await fetch(server.url + path, { method: "POST", body, headers: { ...type, ...headers }, redirect: "manual" });
      const text = await response.text();
      expect([path, response.status < 500, text.includes("INTERNAL_SERVER_ERROR")]).toEqual([path, true, false]);
      expect([path, response.ok]).toEqual([path, path === "/api/auth/signout" && response.ok]);
    }
    expect(await countRows()).toEqual(before);
  });

  it.each(takers)("5 MB for %s are refused with 413, and the server goes on", async (path, headers) => {
    const status = await fetch(server.url + path, { method: "POST", body: megabytes(5), headers }).then(
      (response) => response.status,
      // The server may close the connection while the body is still on its way.
      (error: unknown) => (error instanceof TypeError ? 413 : error),
    );
    expect(status).toBe(413);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe("no method makes an endpoint fail:", () => {
  const paths = Object.keys(routes).map((path) => path.replace("*", "session"));
  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s", async (method) => {
    for (const path of paths) {
      const response = await fetch(server.url + path, { method });
      expect([path, response.status < 500]).toEqual([path, true]);
      if (response.status === 405) expect(response.headers.get("allow")).toMatch(/^[A-Z, ]+$/);
    }
  });
});

/** Writes bytes to the server as they are, and reads the status of the answer; undefined when it only closes the connection. */
function raw(bytes: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    let answer = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      socket.end();
    });
    socket.on("close", () => resolve(answer ? Number(answer.split(" ")[1]) : undefined));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? resolve(undefined) : reject(error)));
  });
}

describe("no request line or header makes the server fail:", () => {
  const get = (path: string, headers = "Host: localhost\r\n") => `GET ${path} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`;
  it.each([
    ["a path of escapes that are none", get("/%zz%")],
    ["NUL in the path", get("/oauth/token%00")],
    ["dots that climb", get("/.well-known/../../etc/passwd")],
    ["two slashes", get("//oauth/token")],
    ["another server's address", get("http://evil.example.com/oauth/token")],
    ["a host that is none", get("/.well-known/jwks.json", "Host: a b\r\n")],
    ["a host with a path", get("/.well-known/jwks.json", "Host: localhost/evil\r\n")],
    ["no host", get("/.well-known/jwks.json", "")],
    ["a header of 20 kB", get("/api/graphql", `Host: localhost\r\nX: ${"x".repeat(20_000)}\r\n`)],
    ["bytes above ASCII in a header", get("/api/graphql", "Host: localhost\r\nAuthorization: Bearer \u00ff\u00fe\r\n")],
    ["two lengths", "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nxx"],
    [
      "a length and chunks",
      "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
    ],
    ["a negative length", "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n"],
    ["a method of its own", "BREW /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
    ["no HTTP", "\x16\x03\x01\x00\xa5\x01\x00\r\n\r\n"],
  ])("%s", async (_, bytes) => {
    const status = await raw(bytes);
    if (status !== undefined) expect(status).toBeLessThan(500);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

it("a session cookie beside a body that breaks off writes nothing", async () => {
  const { cookie } = await makeOwner();
  const before = await countRows();
  const response = await fetch(`${server.url}/api/graphql`, { method: "POST", headers: { ...json, cookie }, body: '{"query":"mutation' });
  expect(response.status).toBe(400);
  expect(await countRows()).toEqual(before);
});
