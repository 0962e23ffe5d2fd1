import { openAs } from "./open-as";
import { expect, type SignedIn, test } from "./test";

test.describe("register a product to protect", () => {
  test("with its permissions; it is chosen for a service account, and isn't deleted while one uses it", async ({ page, signInAs }) => {
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
    const dialog = page.getByRole("dialog", { name: "Billing is still in use" });
    await dialog.getByRole("link", { name: "Invoice robot" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invoice robot");
  });

  test("its permissions are pasted as YAML or JSON, after a look at what was read", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const product = await make<{ id: string }>("product", { teamId: team.id });
    await page.goto(`/${team.slug}/products/${product.id}`);
    await page.getByRole("button", { name: "Paste JSON or YAML" }).click();
    const dialog = page.getByRole("dialog");
    const text = dialog.getByRole("textbox");
    await text.fill("- name: reports:read\n  titel: Read reports");
    await expect(dialog).toContainText("Line 2:");
    await expect(dialog.getByRole("button", { name: "Add permissions" })).toBeDisabled();
    await text.fill('[{"name":"reports:read","title":"Read reports"},"reports:write"]');
    await dialog.getByRole("button", { name: "Add 2 permissions" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.locator('input[value="reports:read"]')).toBeVisible();
    await expect(page.locator('input[value="Read reports"]')).toBeVisible();
  });

  test("two people who edit it lose nothing of each other's, and each is told who the other is", async ({ page, browser, signInAs, make }) => {
    const { team } = await signInAs();
    const colleague = await make<SignedIn>("person", { teamId: team.id });
    const { id } = await make<{ id: string }>("product", { teamId: team.id });
    const path = `/${team.slug}/products/${id}`;
    await page.goto(path);
    await page.getByLabel("Name", { exact: true }).fill("Mine");
    const theirs = await openAs(browser, colleague, path);
    const update = async (description: string) => {
      await theirs.getByLabel("Description (optional)").fill(description);
      await theirs.getByRole("button", { name: "Save changes" }).click();
      await expect(theirs.getByText("Saved", { exact: true }).last()).toBeVisible();
      await theirs.waitForLoadState("networkidle");
    };
    await update("Theirs");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mine");
    await expect(page.getByLabel("Description (optional)")).toHaveValue("Theirs");

    await page.getByLabel("Description (optional)").fill("Mine");
    await theirs.reload();
    await update("Theirs again");
    await theirs.context().close();
    await page.getByRole("button", { name: "Save changes" }).click();
    const notice = page.getByRole("alert").filter({ hasText: `${colleague.name} changed this product` });
    await expect(notice).toContainText("Theirs again");
    await expect(notice.locator("time")).toBeVisible();
    await expect(page.getByLabel("Description (optional)")).toHaveValue("Mine");
    await notice.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Description (optional)")).toHaveValue("Mine");
  });
});
