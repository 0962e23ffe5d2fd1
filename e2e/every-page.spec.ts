import { checkPage as check, schemes, widths } from "./check-page";
import { expect, test } from "./test";

for (const scheme of schemes) {
  for (const [device, viewport] of Object.entries(widths)) {
    test(`every page is usable by everyone: ${scheme}, ${device}`, async ({ page, signInAs, make }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await check(page, "/sign-in");
      await check(page, "/setup");
      await page.route("**/api/setup", (route) => route.fulfill({ json: { open: true } }));
      await check(page, "/setup#not-a-token");
      await page.unroute("**/api/setup");
      const { team } = await signInAs();
      await check(page, "/sign-in/done");
      await check(page, `/${team.slug}`);
      await check(page, `/${team.slug}/service-accounts`);
      const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
      const product = await make<{ id: string }>("product", { teamId: team.id });
      for (const path of [
        "",
        "/service-accounts",
        "/service-accounts/new",
        `/service-accounts/${account.id}`,
        `/service-accounts/${account.id}?tab=activity`,
        `/service-accounts/${account.id}?tab=settings`,
      ]) {
        await check(page, `/${team.slug}${path}`);
      }
      for (const path of ["/products", "/products/new", `/products/${product.id}`, "/activity", "/no-such-page"]) await check(page, `/${team.slug}${path}`);
    });
  }
}

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
