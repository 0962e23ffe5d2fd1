import { readFile } from "node:fs/promises";
import { checkShown } from "./check-page";
import { expect, test } from "./test";

test("the list is searched, filtered and paged by the server, and its state is the URL's", async ({ page, signInAs, make }) => {
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

test("back and forward are followed by the search, and not undone", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("seed", { teamId: team.id, count: 3 });
  await page.goto(`/${team.slug}/service-accounts`);
  const field = page.getByRole("searchbox");
  await field.fill("one");
  await expect(page).toHaveURL(/search=one/);
  await page.getByRole("button", { name: "Never used" }).click();
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

test("a page of the list takes as many requests with many rows as with one", async ({ page, signInAs, make }) => {
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

test("several are chosen with Shift, disabled, enabled again by undo, and deleted by their number", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  for (const name of ["Alpha", "Beta", "Delta", "Gamma"]) await make("account", { teamId: team.id, name });
  await page.goto(`/${team.slug}/service-accounts`);
  const box = (name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
  const bar = page.getByRole("region", { name: "Selection" });
  await box("Alpha").click();
  await box("Delta").click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 service accounts selected");
  await checkShown(page, "selection");
  await bar.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("switch", { checked: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("switch", { checked: true })).toHaveCount(4);
  await page.reload();
  await expect(page.getByRole("switch", { checked: true })).toHaveCount(4);

  await page.getByRole("checkbox", { name: "Select all on this page" }).click();
  await box("Gamma").click();
  await bar.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("list")).toContainText("Delta");
  await checkShown(page, "delete several");
  const confirm = dialog.getByRole("button", { name: "Delete 3 service accounts" });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill("delete 3");
  await confirm.click();
  await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Gamma" })).toBeVisible();
});

test("a page whose last row was deleted leads back to the first", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("seed", { teamId: team.id, count: 25 });
  await make("account", { teamId: team.id, name: "Zzz" });
  await page.goto(`/${team.slug}/service-accounts`);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Actions for Zzz" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Zzz");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "To the first page" }).click();
  await expect(page.getByText("25 service accounts", { exact: true })).toBeVisible();
  await expect(page.getByRole("switch")).toHaveCount(25);
});

test("quick changes of one switch end in the last of them", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts`);
  let sent = 0;
  await page.route("**/api/graphql", async (route) => {
    // The first change takes longest, as on a bad connection.
    if (route.request().postData()?.includes("mutation") && sent++ === 0) await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  const toggle = page.getByRole("switch", { name: "Jenkins CI enabled" });
  for (let i = 0; i < 3; i++) await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect.poll(() => sent).toBe(3);
  await page.waitForLoadState("networkidle");
  await expect(toggle).not.toBeChecked();
  await page.reload();
  await expect(toggle).not.toBeChecked();
});

test("columns are chosen and remembered, and the export has what the filters let through", async ({ page, signInAs, make }) => {
  const { team, name } = await signInAs();
  await make("account", { teamId: team.id, name: "Not mine" });
  await page.goto(`/${team.slug}/service-accounts/new`);
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByLabel("Contact (optional)").fill("ops@example.com");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("ops@example.com")).toBeVisible();

  await page.goto(`/${team.slug}/service-accounts`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Created by" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Product" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Created by" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Product" })).toHaveCount(0);
  await expect(page.getByRole("cell", { name })).toHaveCount(1);

  await page.getByRole("button", { name: "Created by me" }).click();
  await page.getByRole("button", { name: "Never used" }).click();
  await expect(page).toHaveURL(/used=never.*createdBy=me|createdBy=me.*used=never/);
  await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain("Mine");
  expect(csv).not.toContain("Not mine");
});
