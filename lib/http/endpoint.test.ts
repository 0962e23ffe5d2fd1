import { expect, it } from "vitest";
import { endpoint } from "./endpoint";

const headerOf = async (answer: () => Promise<Response>) =>
  (await endpoint({ methods: ["GET"] }, answer)(new Request("http://localhost/x"))).headers.get("cache-control");

it("nobody keeps an answer, be it a refusal, that doesn't say that it may be kept", async () => {
  expect(await headerOf(async () => Response.json({}))).toBe("no-store");
  expect(await headerOf(() => Promise.reject(new Error("unforeseen")))).toBe("no-store");
  expect(await headerOf(async () => Response.json({}, { headers: { "cache-control": "public, max-age=300" } }))).toBe("public, max-age=300");
});
