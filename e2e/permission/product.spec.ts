import { expect, test } from "./alone";

test.describe("the right to manage products, permission by permission", () => {
  test("product:read alone: one sees them, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("product:read");
    await page.goto(`/${team.slug}/products`);
    await expect(page.getByRole("link", { name: world.product.name })).toBeVisible();
    await expect(page.getByRole("link", { name: "New product" })).toHaveCount(0);
    await page.getByRole("link", { name: world.product.name }).click();
    for (const missing of ["product:update", "product:delete"]) await expect(page.getByText(missing).first()).toBeVisible();
    await expectNeighboursRefused();
  });

  test("product:create alone: one registers a product", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("product:create");
    await page.goto(`/${team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing-${team.slug}.example.com`);
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Billing" })).toBeVisible();
    await expect(page.getByRole("button", { name: /delete/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("product:update alone: one edits a product", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("product:update");
    await page.goto(`/${team.slug}/products/${world.product.id}`);
    await page.getByLabel("Name", { exact: true }).fill("Renamed");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete product" })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("product:delete alone: one deletes a product that nothing uses", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("product:delete");
    await page.goto(`/${team.slug}/products/${world.product.id}`);
    await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("button", { name: "Delete product" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill(world.product.name);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Delete ${world.product.name}` })
      .click();
    await expect(page.getByRole("link", { name: world.product.name })).toHaveCount(0);
  });

  test("product-permission:grant widens what one may give: to roles of the team's products", async ({ page, signInAs, make }) => {
    const { team } = await make<{ team: { id: string; slug: string } }>("person", {});
    const product = await make<{ id: string; name: string }>("product", { teamId: team.id });
    const open = async (...more: string[]) => {
      await signInAs({ teamId: team.id, permissions: ["role:read", "role:create", "product:read", ...more] });
      await page.goto(`/${team.slug}/roles/new`);
      await page.getByRole("combobox", { name: "Product" }).selectOption(product.name);
      return page.getByRole("checkbox", { name: /things:read/ });
    };
    const without = await open();
    await expect(without).toBeDisabled();
    await expect(without).toHaveAccessibleDescription("You don't hold it, so you can't give it.");
    const box = await open("product-permission:grant");
    await page.getByLabel("Name", { exact: true }).fill("Thing readers");
    await box.check();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Thing readers" })).toBeVisible();
  });
});
