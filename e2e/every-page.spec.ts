import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "./test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** The page is there in full, fits its width, and axe finds nothing. */
async function check(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true], [aria-label=Loading]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => `${url} ${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${url} is wider than the window`).toBeLessThanOrEqual(0);
}

for (const scheme of ["light", "dark"] as const) {
  for (const [device, viewport] of Object.entries(widths)) {
    test(`every page is usable by everyone: ${scheme}, ${device}`, async ({ page, signInAs, make }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await check(page, "/sign-in");
      const { team } = await signInAs();
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
  const { headers } = { headers: (await request.get("/sign-in")).headers() };
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(headers).not.toHaveProperty("x-powered-by");
  const again = (await request.get("/sign-in")).headers()["content-security-policy"];
  expect(again).not.toBe(headers["content-security-policy"]);
});
