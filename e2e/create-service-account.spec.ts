import { readFile } from "node:fs/promises";
import { expect, test } from "./test";

test.describe("create a service account", () => {
  test("a name is enough: client keys are generated, shown once, and downloaded as CSV", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("link", { name: "New service account" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill("=cmd|'/c calc'!A1");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("You won't see this secret again.");
    const secret = await dialog.getByRole("status", { name: "Client secret" }).innerText();
    expect(secret).toMatch(/^lks_/);

    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toContainText("Close without the secret?");
    await dialog.getByRole("button", { name: "Stay here" }).click();
    // The back button asks as well.
    await page.evaluate(() => window.history.back());
    const leaving = page.getByRole("dialog", { name: "Leave without the secret?" });
    await leaving.getByRole("button", { name: "Stay here" }).click();
    await expect(leaving).toHaveCount(0);
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download client keys" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    expect(csv).toMatch(/^client_id,client_secret\r\nlkc_[0-9a-f]{32},lks_[\w-]{43}\r\n$/);
    await dialog.getByRole("button", { name: "Done" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("=cmd|'/c calc'!A1");
    await expect(page.locator("html")).not.toContainText(secret);
    await page.goBack();
    await expect(page.locator("html")).not.toContainText(secret);
  });

  test("a name that the team has already is refused on its field, and nothing typed is lost", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts/new`);
    await page.getByLabel("Name", { exact: true }).fill("jenkins ci");
    await page.getByLabel("Description (optional)").fill("Kept");
    await page.getByRole("button", { name: "Create service account" }).click();
    await expect(page.getByText("The team has a service account of this name. Choose another.")).toBeVisible();
    await expect(page.getByLabel("Description (optional)")).toHaveValue("Kept");
  });

  test("for another product: a role of Latchkey's own, chosen before, isn't sent with it", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const product = await make<{ name: string }>("product", { teamId: team.id });
    await page.goto(`/${team.slug}/service-accounts/new`);
    await page.getByLabel("Name", { exact: true }).fill("Invoice robot");
    await page.getByLabel("Role", { exact: true }).selectOption({ index: 1 });
    await page.getByLabel("Product").selectOption(product.name);
    await expect(page.getByLabel("Role", { exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Create service account" }).click();
    await expect(page.getByRole("dialog")).toContainText("You won't see this secret again.");
  });

  test("when the products can't be loaded the form says so, and loads them again", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.route("**/api/graphql", (route) =>
      route.request().postData()?.includes("ProductChoices")
        ? route.fulfill({ json: { data: null, errors: [{ message: "It went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] } })
        : route.continue(),
    );
    await page.goto(`/${team.slug}/service-accounts/new`);
    await expect(page.getByRole("alert").filter({ hasText: "It went wrong." })).toBeVisible();
    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Product")).toBeVisible();
  });

  test("a name that is markup is shown as text, everywhere", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const name = "<img src=x onerror=document.title='owned'>";
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name });
    for (const path of ["service-accounts", `service-accounts/${account.id}`, "activity"]) {
      await page.goto(`/${team.slug}/${path}`);
      await expect(page.getByText(name).first()).toBeVisible();
      await expect(page).not.toHaveTitle("owned");
    }
  });
});
