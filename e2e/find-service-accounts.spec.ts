import type { Page } from "playwright/test";
import { checkShown } from "./check-page";
import { openAs } from "./open-as";
import { expect, type SignedIn, test } from "./test";

test.describe("find service accounts", () => {
  test("the server searches, filters and pages the list, and the URL says how", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("seed", { teamId: team.id, count: 60 });
    await make("account", { teamId: team.id, name: "Zebra" });
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByText("61 service accounts")).toBeVisible();
    await page
      .getByRole("button", { name: "Next" })
      .or(page.getByRole("link", { name: "Next" }))
      .click();
    await expect(page).toHaveURL(/after=/);
    await page.goBack();
    await expect(page).not.toHaveURL(/after=/);

    await page.getByRole("searchbox").fill("zebra");
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("searchbox")).toHaveValue("zebra");
    await expect(page.getByRole("switch")).toHaveCount(1);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: /^State/ }).click();
    await page.getByRole("menuitemradio", { name: "Disabled" }).click();
    await expect(page.getByText("6 service accounts", { exact: true })).toBeVisible();
  });

  test("the search follows back and forward", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("seed", { teamId: team.id, count: 3 });
    await page.goto(`/${team.slug}/service-accounts`);
    const field = page.getByRole("searchbox");
    await field.fill("one");
    await expect(page).toHaveURL(/search=one/);
    await page.getByRole("button", { name: /^Last used:/ }).click();
    await page.getByRole("menuitemradio", { name: "Never" }).click();
    await field.fill("two");
    await expect(page).toHaveURL(/search=two/);
    await page.goBack();
    await expect(field).toHaveValue("one");
    await page.goForward();
    await expect(field).toHaveValue("two");
    // Longer than the pause after which the field would send what it has.
    await page.waitForTimeout(600);
    await expect(field).toHaveValue("two");
    await expect(page).toHaveURL(/search=two/);
  });

  test("a late answer never replaces that of a later question", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    for (const name of ["Alpha", "Beta"]) await make("account", { teamId: team.id, name });
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByRole("link", { name: "Alpha" })).toBeVisible();
    await page.route("**/api/graphql", async (route) => {
      if (route.request().postData()?.includes('"search":"Alpha"')) await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole("searchbox").fill("Alpha");
    await expect(page).toHaveURL(/search=Alpha/);
    await page.getByRole("searchbox").fill("Beta");
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
    await page.waitForTimeout(1_800);
    await expect(page.getByRole("link", { name: "Beta" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Alpha" })).toHaveCount(0);
  });

  test("when the list can't be loaded its filters stay, and it can be tried again", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.route("**/api/graphql", (route) => {
      const body = { data: { serviceAccounts: null }, errors: [{ message: "It went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] };
      return route.request().postData()?.includes("query ServiceAccounts") ? route.fulfill({ json: body }) : route.continue();
    });
    await page.goto(`/${team.slug}/service-accounts?search=a`);
    await expect(page.getByText("It went wrong.")).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue("a");
    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("It went wrong.")).toHaveCount(0);
  });

  test("a page of many rows takes as many requests as one of a single row", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Zebra" });
    let count = 0;
    page.on("request", (request) => void (request.url().endsWith("/api/graphql") && count++));
    const requests = async () => {
      count = 0;
      await page.goto(`/${team.slug}/service-accounts`);
      await expect(page.getByRole("switch").first()).toBeVisible();
      await page.waitForLoadState("networkidle");
      return count;
    };
    const withOne = await requests();
    await make("seed", { teamId: team.id, count: 60 });
    expect(await requests()).toBe(withOne);
    await expect(page.getByRole("switch")).toHaveCount(25);
    expect(withOne).toBeLessThanOrEqual(4);
  });

  test("by who created them: oneself, a colleague, Latchkey or another service account", async ({ page, browser, signInAs, make }) => {
    const { team, name } = await signInAs();
    const colleague = await make<SignedIn>("person", { teamId: team.id });
    await make("account", { teamId: team.id, name: "Made at set-up" });
    const create = async (on: Page, account: string) => {
      await on.goto(`/${team.slug}/service-accounts/new`);
      await on.getByLabel("Name", { exact: true }).fill(account);
      await on.keyboard.press("Enter");
      await expect(on.getByText("You won't see this secret again.")).toBeVisible();
    };
    await create(page, "Mine");
    const theirs = await openAs(browser, colleague, "/");
    await create(theirs, "Theirs");
    await theirs.context().close();

    // Those who created what the list doesn't show at the moment are offered as well.
    await page.goto(`/${team.slug}/service-accounts?search=Mine`);
    await page.getByRole("button", { name: "Created by: All", exact: true }).click();
    await expect(page.getByRole("option", { name: `${name} (you)` })).toBeVisible();
    await expect(page.getByRole("option", { name: "Latchkey", exact: true })).toBeVisible();
    await checkShown(page, "creators");
    await page.getByRole("combobox").fill(colleague.name.split(" ")[1]!);
    await page.getByRole("option", { name: colleague.name }).click();
    await expect(page).toHaveURL(/createdBy=/);
    const chip = page.getByRole("button", { name: `Created by: ${colleague.name}`, exact: true });
    await expect(chip).toBeVisible();
    await expect(page.getByText("No service account matches")).toBeVisible();
    // A link names the creator also when nothing is left that they created.
    await page.reload();
    await expect(chip).toBeVisible();
    await page.getByRole("searchbox").fill("");
    await expect(page.getByRole("link", { name: "Theirs" })).toBeVisible();
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();

    await chip.click();
    await page.getByRole("option", { name: "Latchkey", exact: true }).click();
    await expect(page.getByRole("link", { name: "Made at set-up" })).toBeVisible();
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Created by: Latchkey", exact: true }).click();
    await page.getByRole("combobox").fill("mine");
    await page.getByRole("option", { name: "Mine" }).click();
    await expect(page.getByRole("button", { name: "Created by: Mine", exact: true })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("link", { name: "Made at set-up" })).toBeVisible();
    await page.getByRole("button", { name: "Created by: Latchkey", exact: true }).click();
    await page.getByRole("option", { name: "Show all" }).click();
    await expect(page.getByText("3 service accounts", { exact: true })).toBeVisible();
  });

  test("by product, which the server searches", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const products = [await make<{ id: string; name: string }>("product", { teamId: team.id }), await make<{ name: string }>("product", { teamId: team.id })];
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("button", { name: "Product: All", exact: true }).click();
    await expect(page.getByRole("option", { name: products[1]!.name })).toBeVisible();
    await page.getByRole("combobox").fill(products[0]!.name.slice(-6));
    await expect(page.getByRole("option", { name: products[1]!.name })).toHaveCount(0);
    await page.getByRole("option", { name: products[0]!.name }).click();
    const chip = page.getByRole("button", { name: `Product: ${products[0]!.name}`, exact: true });
    await expect(chip).toBeFocused();
    await expect(page.getByText("No service account matches")).toBeVisible();
    await page.reload();
    await expect(chip).toBeVisible();
    await chip.click();
    await page.getByRole("option", { name: "Latchkey", exact: true }).click();
    await expect(page.getByRole("link", { name: "Jenkins CI" })).toBeVisible();
  });
});
