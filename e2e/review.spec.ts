import { makeApiToken } from "./make-api-token";
import { ask } from "./ask";
import { expect, test } from "./test";

test.describe("look through what nobody uses and what ends soon", () => {
  test("home counts what is dormant, and leads to where it is disabled at one click, and taken back", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    for (const name of ["Busy", "Old importer", "Prototype"]) {
      const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name });
      if (name !== "Busy") await make("age", { accountId: account.id, days: 100 });
    }
    await page.goto(`/${team.slug}`);
    const tile = page.getByRole("list", { name: "Numbers" }).getByRole("link", { name: /^Unused for 90 days/ });
    await expect(tile).toContainText("2");
    await expect(tile).toContainText("And 2 secrets");
    await tile.click();
    await expect(page).toHaveURL(`/${team.slug}/review`);
    const table = page.getByRole("table", { name: "Dormant service accounts" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: "Disable Prototype" }).click();
    await expect(page.getByText("Prototype is disabled")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Prototype is enabled")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(3);

    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Disable" }).click();
    await expect(page.getByRole("heading", { name: "No dormant service account" })).toBeVisible();
    await page.getByRole("alert").filter({ hasText: "2 service accounts are disabled" }).getByRole("button", { name: "Undo" }).click();
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: /^Unused for/ }).click();
    await page.getByRole("menuitemradio", { name: "180 days" }).click();
    await expect(page).toHaveURL(/days=180/);
    await expect(page.getByRole("heading", { name: "No dormant service account" })).toBeVisible();
  });

  test("secrets are retired and put in force again, one and several", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    for (const name of ["Old importer", "Prototype"]) {
      const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name });
      await make("age", { accountId: account.id, days: 100 });
    }
    await page.goto(`/${team.slug}/review?of=secrets`);
    const table = page.getByRole("table", { name: "Dormant client secrets" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: /^Retire .* of Prototype/ }).click();
    await expect(page.getByText("The secret of Prototype is retired")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("The secret of Prototype is in force again")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Retire" }).click();
    await expect(page.getByText("2 secrets are retired")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No dormant client secret" })).toBeVisible();
  });

  test("API tokens are revoked at one click and come back", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id } = await makeApiToken(owner, account.id, { name: "Forgotten" });
    await make("age", { accountId: account.id, days: 100 });
    await page.goto(`/${team.slug}/review?of=tokens`);
    await page.getByRole("button", { name: "Revoke Forgotten" }).click();
    await expect(page.getByText("Forgotten is revoked")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No dormant API token" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Forgotten is in force again")).toBeVisible();
    await expect(page.getByRole("row", { name: /Forgotten/ })).toBeVisible();

    await page.goto(`/${team.slug}/tokens/${id}?tab=settings`);
    await page.getByRole("button", { name: /^Revoke/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke API token" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Forgotten is in force again")).toBeVisible();
  });

  test("what ends soon stands there kind by kind, the first to end first", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    await makeApiToken(owner, account.id, { name: "Later", expiresInDays: 10 });
    await makeApiToken(owner, account.id, { name: "Sooner", expiresInDays: 2 });
    await makeApiToken(owner, account.id, { name: "Next month", expiresInDays: 25 });
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";
    await ask(owner, assign, { input: { roleIds: [id], serviceAccountIds: [account.id], until } });
    await page.goto(`/${team.slug}`);
    await page.getByRole("link", { name: /^Ending within 14 days/ }).click();
    const rows = page.getByRole("table", { name: "API tokens that end soon" }).getByRole("row");
    await expect(rows.nth(1)).toContainText("Sooner");
    await expect(rows.nth(2)).toContainText("Later");
    await expect(rows).toHaveCount(3);
    await page.getByRole("button", { name: /^Within/ }).click();
    await page.getByRole("menuitemradio", { name: "30 days" }).click();
    await expect(rows).toHaveCount(4);
    await page.getByRole("button", { name: /^Assigned roles/ }).click();
    await expect(page.getByRole("row", { name: /Jenkins CI/ })).toContainText("Auditors");
    await page.getByRole("button", { name: "Actions for Auditors of Jenkins CI" }).click();
    await expect(page.getByRole("menuitem", { name: "Change until when" })).toBeVisible();
  });
});
