import { expect, test } from "./test";

test.describe("find anything from anywhere", () => {
  test("the palette opens by keyboard, finds things on the server, goes there, and gives the focus back", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/products`);
    const search = page.getByRole("searchbox");
    await search.focus();
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox");
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(search).toBeFocused();

    await page.keyboard.press("Control+k");
    await field.fill("jenk");
    await expect(page.getByRole("option", { name: /Jenkins CI/ })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jenkins CI");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    await page.keyboard.press("Control+k");
    await field.fill("new prod");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/${team.slug}/products/new`);
  });

  test("the palette moves through its list by arrows, and its button opens it too", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}`);
    await page.getByRole("button", { name: "Search" }).click();
    const field = page.getByRole("combobox");
    const first = page.getByRole("option").first();
    await expect(field).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id"))!);
    await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/${team.slug}/service-accounts`);
  });

  test("an answer to an earlier text is never shown", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Alpha" });
    await make("account", { teamId: team.id, name: "Beta" });
    await page.goto(`/${team.slug}/products`);
    await page.route("**/api/graphql", async (route) => {
      if (route.request().postData()?.includes('"text":"alpha"')) await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole("button", { name: "Search" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("alpha");
    await page.waitForTimeout(400);
    await page.getByRole("combobox").fill("beta");
    await expect(page.getByRole("option", { name: /Beta/ })).toBeVisible();
    await page.waitForTimeout(1_600);
    await expect(page.getByRole("option", { name: /Alpha/ })).toHaveCount(0);
  });
});
