import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { keyHeader, onlyWithKey } from "./key";
import { startPages } from "./start-pages";

/** A thread that does with each request what `body` says, given `request`, `response` and its `count` of requests. */
const thread = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
    import { createServer } from "node:http";
    import { parentPort } from "node:worker_threads";
    let count = 0;
    const server = createServer((request, response) => { count += 1; ${body} });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
    parentPort.once("message", () => process.exit(0));
  `)}`,
  );

type Pages = Awaited<ReturnType<typeof startPages>>;
let pages: Pages | undefined;
afterEach(() => pages?.close());

const ask = (path: string, init?: RequestInit) => pages!.answer(new Request(`http://localhost:3000${path}`, init));
const echo = `response.setHeader("set-cookie", ["a=1", "b=2"]).end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers }));`;

it("what a browser asks reaches the pages as it is, named and with the key", async () => {
  pages = await startPages(thread(echo));
  const response = await ask("/team/accounts?q=%C3%A4&q=2", { headers: { cookie: "s=1", rsc: "1" } });
  const { method, url, headers } = (await response.json()) as { method: string; url: string; headers: Record<string, string> };
  expect([method, url]).toEqual(["GET", "/team/accounts?q=%C3%A4&q=2"]);
  expect(headers).toMatchObject({
    cookie: "s=1",
    rsc: "1",
    "x-request-id": response.headers.get("x-request-id"),
    [keyHeader]: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

it("redirects and what isn't found come back as they are", async () => {
  pages = await startPages(thread(`response.writeHead(request.url === "/" ? 307 : 404, { location: "/sign-in" }).end();`));
  const [redirect, missing] = [await ask("/"), await ask("/nothing")];
  expect([redirect.status, redirect.headers.get("location")]).toEqual([307, "/sign-in"]);
  expect(missing.status).toBe(404);
});

it("headers that end at this server, or frame a body, go no further", async () => {
  pages = await startPages(thread(echo));
  const forged = { connection: "upgrade", upgrade: "h2c", "transfer-encoding": "chunked", "content-length": "5", te: "trailers", [keyHeader]: "guess" };
  const { headers } = (await (await ask("/", { headers: forged })).json()) as { headers: Record<string, string> };
  expect(Object.entries(forged).filter(([name, value]) => headers[name] === value)).toEqual([]);
  expect(Object.keys(headers)).not.toContain("upgrade");
});

it.each(["POST", "PUT", "DELETE"])("a page can't be sent anything: %s is refused before it gets there", async (method) => {
  pages = await startPages(thread(`response.end("reached");`));
  const response = await ask("/sign-in", { method, body: "a=1" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

it("a thread that breaks is answered for with a page that says so, and is started anew", async () => {
  pages = await startPages(thread(`if (request.url === "/break") throw new Error("broken"); response.end(String(count));`));
  expect(await (await ask("/")).text()).toBe("1");
  const response = await ask("/break");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(await response.text()).toContain(response.headers.get("x-request-id"));
  // Its count begins again.
  await vi.waitFor(async () => expect(await (await ask("/")).text()).toBe("1"), 10_000);
});

it("a thread that ends before it listens is told to whoever starts it", async () => {
  await expect(startPages(new URL("data:text/javascript,process.exit(3)"))).rejects.toThrow("ended with 3");
});

it("once closed, the thread is gone", async () => {
  pages = await startPages(thread(`response.end("here");`));
  await pages.close();
  expect((await ask("/")).status).toBe(503);
});

it("other programs of this machine, which don't know the key, get nothing from the thread's port", async () => {
  const server = createServer(onlyWithKey("right", async (request, response) => void response.end(String(request.headers[keyHeader]))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const statuses = [undefined, "wrong", ""].map(async (key) => (await fetch(url, { headers: key === undefined ? {} : { [keyHeader]: key } })).status);
  expect(await Promise.all(statuses)).toEqual([403, 403, 403]);
  // Nor is the key passed on to the pages.
  expect(await (await fetch(url, { headers: { [keyHeader]: "right" } })).text()).toBe("undefined");
  server.close();
});
