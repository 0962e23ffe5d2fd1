import { expect, test } from "./alone";

test.describe("the right to manage roles, permission by permission", () => {
  test("role:read alone: one sees roles, what they permit and who holds them, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("role:read");
    await page.goto(`/${team.slug}/roles`);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Roles", "API explorer"]);
    await expect(page.getByRole("link", { name: "New role" })).toHaveCount(0);
    await page.getByRole("link", { name: "Spare", exact: true }).click();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    for (const missing of ["role:update", "role:delete"]) await expect(page.getByText(missing, { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /clone|assign|delete|save/i })).toHaveCount(0);
    await page.goto(`/${team.slug}/roles/${world.roleId}?tab=holders`);
    await expect(page.getByText("Nobody holds this role")).toBeVisible();
    await expectNeighboursRefused();
  });

  test("role:create alone: one makes and clones a role of what one holds", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("role:create");
    await page.goto(`/${team.slug}/roles/new`);
    await page.getByLabel("Name", { exact: true }).fill("Readers");
    await expect(page.getByRole("checkbox", { name: /^Delete roles/ })).toBeDisabled();
    await page.getByRole("checkbox", { name: /^Read products/ }).check();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Readers" })).toBeVisible();
    await expect(page.getByRole("button", { name: /assign|delete|save/i })).toHaveCount(0);
    await page.goto(`/${team.slug}/roles/${world.roleId}`);
    await page.getByRole("button", { name: "Clone" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Clone role" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Spare copy" })).toBeVisible();
    await expectNeighboursRefused();
  });

  test("role:update alone: one edits a role, and adds what one holds", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("role:update");
    await page.goto(`/${team.slug}/roles/${world.roleId}`);
    await page.getByLabel("Name", { exact: true }).fill("Renamed");
    await expect(page.getByRole("checkbox", { name: /^Assign roles/ })).toBeDisabled();
    await page.getByRole("checkbox", { name: /^Read products/ }).check();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
    await expect(page.getByRole("button", { name: /clone|assign|delete/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("role:delete alone: one deletes a role that nobody holds", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("role:delete");
    await page.goto(`/${team.slug}/roles/${world.roleId}`);
    await expect(page.getByRole("button", { name: /clone|assign|save/i })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("button", { name: "Delete role" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Spare");
    await page.getByRole("dialog").getByRole("button", { name: "Delete Spare" }).click();
    await expect(page).toHaveURL(/\/roles$/);
    await expect(page.getByRole("link", { name: "Spare", exact: true })).toHaveCount(0);
  });
});
