import { expect, test } from "./alone";

test.describe("the right to manage service accounts, permission by permission", () => {
  test("service-account:read alone: one sees them, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("service-account:read");
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByRole("link", { name: "Jenkins CI" })).toBeVisible();
    await expect(page.getByRole("switch")).toHaveCount(0);
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "New service account" })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Service accounts", "Review", "API explorer"]);
    await page.goto(`/${team.slug}/service-accounts/${world.accountId}?tab=settings`);
    for (const missing of ["service-account:update", "service-account:regenerate-keys", "service-account:delete"])
      await expect(page.getByText(missing).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /regenerate|delete|disable/i })).toHaveCount(0);
    await page.goto(`/${team.slug}/service-accounts/${world.accountId}?tab=credentials`);
    await expect(page.getByRole("table", { name: "Client secrets" }).getByRole("row", { name: /lks_….*Active/ })).toBeVisible();
    await expect(page.getByText("service-account:regenerate-keys").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /rotate|retire|add public key/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("service-account:create alone: one makes an account and gets its keys", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("service-account:create");
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByRole("switch")).toHaveCount(0);
    await page.getByRole("link", { name: "New service account" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Monitoring Service");
    await page.getByLabel("Name", { exact: true }).press("Enter");
    await expect(page.getByRole("dialog").getByRole("status", { name: "Client secret" })).toHaveText(/^lks_/);
    await expectNeighboursRefused();
  });

  test("service-account:update alone: one edits and disables, and can't delete", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("service-account:update");
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("switch", { name: "Jenkins CI enabled" }).click();
    await expect(page.getByRole("switch", { name: "Jenkins CI enabled" })).not.toBeChecked();
    await page.goto(`/${team.slug}/service-accounts/${world.accountId}?tab=settings`);
    await page.getByLabel("Description").fill("Deploys the shop");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Deploys the shop").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /regenerate|delete/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("service-account:regenerate-keys alone: one replaces the keys of an account that can do no more than oneself", async ({
    page,
    signInWithOnly,
    make,
  }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("service-account:regenerate-keys");
    const { account: idle } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Idle", roleIds: [] });
    const regenerate = async (name: string) => {
      await page.getByRole("button", { name: `Actions for ${name}` }).click();
      await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
    };
    await page.goto(`/${team.slug}/service-accounts`);
    // Jenkins CI has the default role, and its keys would be a way to all that it permits.
    await regenerate("Jenkins CI");
    await expect(page.getByRole("dialog")).toContainText("it would give permissions that you don't hold");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await regenerate("Idle");
    await expect(page.getByRole("dialog").getByRole("status", { name: "Client secret" })).toHaveText(/^lks_/);
    const rotate = async (accountId: string) => {
      await page.goto(`/${team.slug}/service-accounts/${accountId}?tab=credentials`);
      await page.getByRole("button", { name: "Rotate client secret" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Rotate client secret" }).click();
    };
    await rotate(world.accountId);
    await expect(page.getByRole("dialog")).toContainText("it would give permissions that you don't hold");
    await rotate(idle.id);
    await expect(page.getByRole("dialog").getByRole("status", { name: "Client secret" })).toHaveText(/^lks_/);
    await expectNeighboursRefused();
  });

  test("service-account:delete alone: one deletes, and can't disable", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("service-account:delete");
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByRole("switch")).toHaveCount(0);
    await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
    await expect(page.getByRole("menuitem", { name: "Regenerate client keys" })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Jenkins CI");
    await page.getByRole("dialog").getByRole("button", { name: "Delete Jenkins CI" }).click();
    await expect(page.getByRole("link", { name: "Jenkins CI" })).toHaveCount(0);
  });
});
