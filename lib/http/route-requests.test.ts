import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endpoint } from "./endpoint";
import { missingEndpoint } from "./missing-endpoint";
import { routeRequests } from "./route-requests";

const mostAtOnce = 5;
const routes = {
  "/api/read": endpoint({ methods: ["GET", "POST"] }, async (request) => Response.json({ read: await request.text() })),
  "/api/slow": endpoint({ methods: ["GET"] }, async () => {
    await delay(300);
    return new Response(null, { status: 204 });
  }),
  "/api/large": endpoint({ methods: ["GET"] }, async () => new Response("x".repeat(20_000_000))),
  "/healthz": endpoint({ methods: ["GET"] }, async () => new Response("ok")),
  "/api/*": missingEndpoint,
  "/*": endpoint({ methods: ["GET"] }, async () => new Response("a page", { headers: { "x-frame-options": "SAMEORIGIN" } })),
};
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer(routeRequests(routes, mostAtOnce));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

/** Writes a request as it is. @returns the whole answer, and the connection */
function write(request: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => (text += String(chunk)));
  socket.write(request);
  return { socket, answer: new Promise((resolve) => socket.once("close", () => resolve(text)).once("error", () => resolve(text))) };
}

it("requests whose body is still on its way take no place from others, however many there are", async () => {
  const head = "POST /api/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nfirst";
  const slow = Array.from({ length: 3 * mostAtOnce }, () => write(head));
  await delay(100);
  expect((await get("/api/read")).status).toBe(200);
  for (const { socket } of slow) socket.destroy();
});

it("requests beyond what can be answered at once are told to come back", async () => {
  const statuses = (await Promise.all(Array.from({ length: 2 * mostAtOnce }, () => get("/api/slow")))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(mostAtOnce);
  expect(statuses.filter((status) => status === 503)).toHaveLength(mostAtOnce);
  expect((await get("/api/slow")).status).toBe(204);
});

it("requests that were sent one behind the other and then abandoned take no place from others afterwards", async () => {
  const pipelined = "GET /api/slow HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(10);
  for (let round = 0; round < 3; round += 1) {
    const { socket } = write(pipelined);
    await delay(50);
    socket.destroy();
  }
  await delay(400);
  const statuses = (await Promise.all(Array.from({ length: mostAtOnce }, () => get("/api/slow")))).map(({ status }) => status);
  expect(statuses).toEqual(Array(mostAtOnce).fill(204));
});

it("clients that don't read their answers take no place from others, however many there are", async () => {
  const deaf = Array.from({ length: 3 * mostAtOnce }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.pause();
    socket.write("GET /api/large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return socket;
  });
  await delay(300);
  expect((await get("/api/read")).status).toBe(200);
  for (const socket of deaf) socket.destroy();
});

it("a busy server still says that it lives", async () => {
  const slow = Array.from({ length: mostAtOnce }, () => get("/api/slow"));
  await delay(50);
  expect([(await get("/healthz")).status, (await get("/api/read")).status]).toEqual([200, 503]);
  await Promise.all(slow);
});

it.each(["/api/nothing", "/api/read/", "/api/"])("requests for no endpoint of ours (%s) are answered as programs read it", async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ message: "There is no such endpoint.", requestId: response.headers.get("x-request-id") });
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

it("requests that name the whole address go by its path, and lead nowhere else", async () => {
  const request = (target: string) => write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`).answer;
  expect(await request("http://evil.example/api/read")).toMatch(/^HTTP\/1\.1 200 .*\{"read":""\}/s);
  expect(await request("http://evil.example")).toMatch(/^HTTP\/1\.1 200 .*a page/s);
  expect(await write("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").answer).toMatch(/^HTTP\/1\.1 400 /);
});

it("requests that offer another protocol are answered in this one", async () => {
  const { answer } = write(
    "GET /api/read HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n",
  );
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
});

it("every answer has safe headers; those that a handler sets itself stay", async () => {
  const { headers } = await get("/anything");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
});
