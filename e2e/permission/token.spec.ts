import { expect, test } from "./alone";

test.describe("the right to manage API tokens, permission by permission", () => {
  test("token:read alone: one sees them and checks CORS, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("token:read");
    await page.goto(`/${team.slug}/tokens`);
    await expect(page.getByRole("link", { name: "Nightly" })).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "New API token" })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText([
      "Home",
      "Service accounts",
      "API tokens",
      "Review",
      "API explorer",
    ]);
    await page.getByRole("button", { name: "Actions for Nightly" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["View details"]);
    await page.goto(`/${team.slug}/tokens/${world.tokenId}`);
    await page.getByLabel("Origin", { exact: true }).fill("https://app.example.com");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("Refused", { exact: true })).toBeVisible();
    await page.goto(`/${team.slug}/tokens/${world.tokenId}?tab=settings`);
    for (const missing of ["token:update", "token:create", "token:revoke"]) await expect(page.getByText(missing).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /save|reset|revoke/i })).toHaveCount(0);
    await page.goto(`/${team.slug}/service-accounts/${world.accountId}?tab=settings`);
    await expect(page.getByRole("button", { name: "Revoke everything" })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("token:create alone: one makes a token with the scopes that one holds, and resets one", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("token:create");
    await page.goto(`/${team.slug}/service-accounts/${world.accountId}?tab=tokens`);
    await page.getByRole("link", { name: "New API token" }).click();
    await expect(page.getByRole("checkbox", { name: "Delete service accounts" })).toBeDisabled();
    await page.getByRole("checkbox", { name: "Read service accounts" }).check();
    await page.getByLabel("Name", { exact: true }).fill("Report");
    await page.getByLabel("Name", { exact: true }).press("Enter");
    const token = page.getByRole("dialog").getByRole("status", { name: "API token" });
    await expect(token).toHaveText(/^lk_/);
    await page.goto(`/${team.slug}/tokens`);
    await page.getByRole("button", { name: "Actions for Nightly" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["View details", "Reset"]);
    await page.getByRole("menuitem", { name: "Reset" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset API token" }).click();
    await expect(token).toHaveText(/^lk_/);
    await expectNeighboursRefused();
  });

  test("token:update alone: one edits, adds the scopes that one holds, and can neither reset nor revoke", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("token:update");
    await page.goto(`/${team.slug}/tokens/${world.tokenId}?tab=settings`);
    await page.getByLabel("Purpose (optional)").fill("Lists what runs");
    await page.getByRole("checkbox", { name: "Read service accounts" }).check();
    await expect(page.getByRole("checkbox", { name: "Delete service accounts" })).toBeDisabled();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("It counts from the token's next call on.")).toBeVisible();
    await expect(page.getByRole("banner").or(page.getByRole("main")).getByText("Lists what runs").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /reset|revoke/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("token:revoke alone: one revokes, and can't reset", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("token:revoke");
    await page.goto(`/${team.slug}/tokens`);
    await page.getByRole("button", { name: "Actions for Nightly" }).click();
    await expect(page.getByRole("menuitem", { name: "Reset" })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("menuitem", { name: "Revoke" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke API token" }).click();
    await expect(page.getByRole("row", { name: /Nightly/ })).toContainText("Revoked");
  });
});
