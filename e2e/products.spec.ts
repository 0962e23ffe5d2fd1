import { expect, test } from "./test";

test("a product is registered with its permissions, and isn't deleted while an account uses it", async ({ page, signInAs }) => {
  const { team } = await signInAs();
  await page.goto(`/${team.slug}/products/new`);
  await page.getByLabel("Name", { exact: true }).fill("Billing");
  await page.getByLabel("Audience").fill("not a uri");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByText("Enter an absolute URI")).toBeVisible();
  await page.getByLabel("Audience").fill(`https://billing.${team.slug}.example.com`);
  await page.getByRole("button", { name: "Add permission" }).click();
  await page.getByLabel("Name of permission 1").fill("invoices:read");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
  await expect(page.getByLabel("Name of permission 1")).toHaveValue("invoices:read");
  const product = page.url();

  await page.goto(`/${team.slug}/service-accounts/new`);
  await page.getByLabel("Name", { exact: true }).fill("Invoice robot");
  await page.getByLabel("Product").selectOption("Billing");
  await page.getByRole("button", { name: "Create service account" }).click();
  await expect(page.getByRole("dialog")).toContainText("You won't see this secret again.");

  await page.goto(product);
  await page
    .getByRole("button", { name: /delete/i })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("textbox").fill("Billing");
  await page.getByRole("dialog").getByRole("button", { name: "Delete Billing" }).click();
  await expect(page.getByRole("dialog")).toContainText("Invoice robot");
});
