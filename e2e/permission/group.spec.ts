import { expect, test } from "./alone";

test.describe("the right to manage groups, permission by permission", () => {
  test("group:read alone: one sees them, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("group:read");
    await page.goto(`/${team.slug}/groups`);
    await expect(page.getByRole("link", { name: "Operators" })).toBeVisible();
    await expect(page.getByRole("link", { name: "New group" })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Groups", "API explorer"]);
    await page.goto(`/${team.slug}/groups/${world.groupId}`);
    await expect(page.getByRole("tabpanel", { name: "Members" }).getByText("group:update")).toBeVisible();
    await expect(page.getByRole("button", { name: /add/i })).toHaveCount(0);
    await page.getByRole("tab", { name: "Settings" }).click();
    for (const missing of ["group:update", "group:delete"]) await expect(page.getByRole("tabpanel").getByText(missing)).toBeVisible();
    await expect(page.getByRole("button", { name: /delete|save/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("group:create alone: one makes a group", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("group:create");
    await page.goto(`/${team.slug}/groups`);
    await page.getByRole("link", { name: "New group" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Auditors");
    await page.getByLabel("Name", { exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Auditors" })).toBeVisible();
    await expect(page.getByRole("button", { name: /add|delete/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("group:update alone: one renames a group, and finds nobody to add whom one may not see", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("group:update");
    await page.goto(`/${team.slug}/groups/${world.groupId}?tab=settings`);
    await page.getByLabel("Name", { exact: true }).fill("Night operators");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Night operators" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete group" })).toHaveCount(0);
    await page.getByRole("tab", { name: "Members" }).click();
    await page.getByRole("button", { name: "Add members" }).click();
    await expect(page.getByRole("dialog")).toContainText("You find only whom you may see");
    await expectNeighboursRefused();
  });

  test("group:delete alone: one deletes a group", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("group:delete");
    await page.goto(`/${team.slug}/groups/${world.groupId}?tab=settings`);
    await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("button", { name: "Delete group" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Operators");
    await page.getByRole("dialog").getByRole("button", { name: "Delete Operators" }).click();
    await expect(page.getByRole("heading", { name: "No groups yet" })).toBeVisible();
  });
});
