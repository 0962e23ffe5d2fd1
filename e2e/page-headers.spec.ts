import { expect, test } from "./test";

test("pages carry the headers that keep them ours", async ({ request }) => {
  const page = await request.get("/sign-in");
  const headers = page.headers();
  expect(await page.text(), "a page that breaks can say which request brought it").toContain(`content="${headers["x-request-id"]}"`);
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(headers).not.toHaveProperty("x-powered-by");
  const again = (await request.get("/sign-in")).headers()["content-security-policy"];
  expect(again).not.toBe(headers["content-security-policy"]);
});
