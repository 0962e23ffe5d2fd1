import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { routeRequests } from "./route-requests";
import { TextResponse } from "./text-response";

const value = { name: "Straße 🔑", list: [1, 2] };
const init = { status: 201, headers: { "x-own": "1", "cache-control": "no-store" } };

it("reads as the platform's own response, in every way of reading it", async () => {
  const [ours, theirs] = [() => TextResponse.ofJson(value, init), () => Response.json(value, init)];
  expect(ours()).toBeInstanceOf(Response);
  expect([ours().status, ours().ok, [...ours().headers]]).toEqual([theirs().status, theirs().ok, [...theirs().headers]]);
  expect(await ours().text()).toBe(await theirs().text());
  expect(await ours().json()).toEqual(value);
  expect(await ours().arrayBuffer()).toEqual(await theirs().arrayBuffer());
  expect(await (await ours().blob()).text()).toBe(JSON.stringify(value));
  expect(await ours().clone().text()).toBe(JSON.stringify(value));
  expect(await new Response(ours().body).text()).toBe(JSON.stringify(value));
  const read = ours();
  expect(read.bodyUsed).toBe(false);
  await read.text();
  expect(read.bodyUsed).toBe(true);
  await expect(read.text()).rejects.toThrow(TypeError);
});

it("gets the headers that it doesn't have yet, whether they were read before or not", () => {
  const more = { vary: "Origin", "cache-control": "public", "x-own": "2" };
  for (const reads of [false, true]) {
    const made = new TextResponse("", { headers: { "x-own": "vary", "cache-control": "no-store" } });
    if (reads) expect(made.headers.get("x-own")).toBe("vary");
    TextResponse.addHeaders(made, more);
    TextResponse.addHeaders(made, { vary: "Cookie" });
    expect(made.headerList).toHaveLength(6);
    expect(Object.fromEntries(made.headers)).toEqual({ "x-own": "vary", "cache-control": "no-store", vary: "Origin" });
  }
});

it("comes over HTTP as the platform's own response does, headers set later included", async () => {
  const answer = (made: Response) => {
    made.headers.set("x-later", "2");
    return Promise.resolve(made);
  };
  const routes = { "/ours": () => answer(TextResponse.ofJson(value, init)), "/theirs": () => answer(Response.json(value, init)) };
  const server = createServer(routeRequests(routes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const read = async (path: string, method: string) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
    const { date: _, ...headers } = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: await response.text() };
  };
  try {
    for (const method of ["GET", "POST"]) expect(await read("/ours", method)).toEqual(await read("/theirs", method));
    expect(await read("/ours", "HEAD")).toMatchObject({ status: 201, body: "" });
  } finally {
    server.close();
  }
});
