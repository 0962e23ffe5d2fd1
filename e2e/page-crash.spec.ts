import type { Page } from "playwright/test";
import { checkShown, schemes } from "./check-page";
import { expect, test } from "./test";

// Each test breaks a page, which React says in the console.
test.use({ complaints: /./ });

/** Makes answers of one operation such that no page can draw them. */
const spoil = (page: Page, operation: string, spoiled: (data: Record<string, Record<string, unknown>>) => void) =>
  page.route("**/api/graphql", async (route) => {
    if (!route.request().postData()?.includes(operation)) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as { data: Record<string, Record<string, unknown>> };
    spoiled(answer.data);
    return route.fulfill({ response, json: answer });
  });

const ids = (page: Page) => page.getByRole("main").locator("p", { hasText: /^Request id/ });

/** The id that names the request of this page in the server's log. */
const requestIdOf = (page: Page, url: string) =>
  new Promise<string>((resolve) => page.on("response", (response) => response.url().endsWith(url) && resolve(response.headers()["x-request-id"]!)));

test.describe("a page breaks", () => {
  for (const scheme of schemes) {
    test(`its frame stays, it names its request, and it is tried again: ${scheme}`, async ({ page, signInAs, make }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const { team } = await signInAs();
      const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
      const url = `/${team.slug}/service-accounts/${account.id}`;
      const requestId = requestIdOf(page, url);
      await spoil(page, "query ServiceAccount(", ({ serviceAccount }) => (serviceAccount!.roles = null));
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page broke");
      await expect(ids(page)).toContainText(await requestId);
      await expect(page.getByRole("link", { name: "Products" })).toBeVisible();
      await checkShown(page, "page that broke");
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jenkins CI");
    });
  }

  test("when its frame breaks too, the same is said in place of it", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    const requestId = requestIdOf(page, `/${team.slug}`);
    await spoil(page, "query Viewer", ({ viewer }) => (viewer!.memberships = null));
    await page.goto(`/${team.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page broke");
    await expect(ids(page)).toContainText(await requestId);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(team.name);
  });

  test("when its code can't be had, it is tried again", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}`);
    await page.waitForLoadState("networkidle");
    await page.route(/\/_next\/static\/chunks\/.*\.js/, (route) => route.abort());
    await page.getByRole("link", { name: "Explorer" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page broke");
    await page.unrouteAll();
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(page.getByRole("button", { name: /^Run/ })).toBeVisible();
  });

  test("when nothing at all can be shown, that too names the request and is tried again", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    const requestId = requestIdOf(page, `/${team.slug}`);
    // A browser that lacks what every page needs.
    await page.addInitScript(() => {
      if (!sessionStorage.getItem("whole")) window.matchMedia = undefined as unknown as typeof window.matchMedia;
    });
    await page.goto(`/${team.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Latchkey can't show this page");
    await expect(ids(page)).toContainText(await requestId);
    await checkShown(page, "in place of everything");
    await page.evaluate(() => sessionStorage.setItem("whole", "yes"));
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(team.name);
  });
});
