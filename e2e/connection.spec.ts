import { expect, test } from "./test";

test.describe("a connection is lost", () => {
  test("a lost connection is said, nothing typed is lost, and it goes on when it is back", async ({ page, signInAs, context }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing.${team.slug}.example.com`);
    await context.setOffline(true);
    const notice = page.getByText("Latchkey can't be reached.");
    await expect(notice).toBeVisible();
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "doesn't answer" })).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Billing");
    await context.setOffline(false);
    await expect(notice).toHaveCount(0);
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
  });

  test("a server that doesn't answer is said too, whatever the browser thinks of its network", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/products`);
    await page.getByRole("searchbox").waitFor();
    let away = true;
    await page.route(/\/(api\/graphql|healthz)$/, (route) => (away ? route.abort() : route.continue()));
    await page.getByRole("searchbox").fill("bill");
    const notice = page.getByText("Latchkey can't be reached.");
    await expect(notice).toBeVisible();
    away = false;
    await expect(notice).toHaveCount(0);
  });

  test("one part of the home page that is refused doesn't take the others with it", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.route("**/api/graphql", async (route) => {
      if (!route.request().postData()?.includes("TeamHome")) return route.continue();
      const response = await route.fetch();
      const answer = (await response.json()) as { data: Record<string, unknown> };
      const errors = [{ message: "The list of products is not to be had.", path: ["products"], extensions: { code: "INTERNAL_SERVER_ERROR" } }];
      return route.fulfill({ response, json: { data: { ...answer.data, products: null }, errors } });
    });
    await page.goto(`/${team.slug}`);
    await expect(page.getByRole("alert").filter({ hasText: "not to be had" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Service accounts.*None yet/ })).toContainText("0");
    await expect(page.getByRole("link", { name: /products$/ }).filter({ hasText: "–" })).toBeVisible();
  });
});
