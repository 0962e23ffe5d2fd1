import { expect, test } from "./alone";

test.describe("the right to have events told, permission by permission", () => {
  test("webhook:read alone: one sees where events go and what came of it, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("webhook:read");
    await page.goto(`/${team.slug}/webhooks`);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Webhooks", "API explorer"]);
    await expect(page.getByRole("link", { name: "New webhook" })).toHaveCount(0);
    await page.getByRole("button", { name: "Actions for On-call" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["View deliveries"]);
    await page.goto(`/${team.slug}/webhooks/${world.webhookId}?tab=settings`);
    for (const missing of ["webhook:update", "webhook:delete"]) await expect(page.getByText(missing).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /save|rotate|disable|delete|send test/i })).toHaveCount(0);
    await page.goto(`/${team.slug}/webhooks/new`);
    await expect(page.getByRole("heading", { name: "You may not open this page" })).toBeVisible();
    await expectNeighboursRefused();
  });

  test("webhook:create alone: one makes a webhook and gets its secret, and can't change others", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("webhook:create");
    await page.goto(`/${team.slug}/webhooks`);
    await page.getByRole("link", { name: "New webhook" }).click();
    await page.getByLabel("Name", { exact: true }).fill("SIEM");
    await page.getByLabel("Address").fill("https://siem.example.com/latchkey");
    await page.getByRole("button", { name: "Create webhook" }).click();
    await expect(page.getByRole("status", { name: "Signing secret" })).toHaveText(/^whsec_/);
    await page.goto(`/${team.slug}/webhooks/${world.webhookId}?tab=settings`);
    await expect(page.getByRole("button", { name: /save|rotate|disable|delete|send test/i })).toHaveCount(0);
    await expectNeighboursRefused();
  });

  test("webhook:update alone: one edits, disables and rotates, and can't delete", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("webhook:update");
    await page.goto(`/${team.slug}/webhooks/${world.webhookId}?tab=settings`);
    await page.getByLabel("Name", { exact: true }).fill("Night shift");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("What happens from now on is told so.")).toBeVisible();
    await page.getByRole("button", { name: "Rotate secret" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Rotate secret" }).click();
    await expect(page.getByRole("status", { name: "Signing secret" })).toHaveText(/^whsec_/);
    await page.goto(`/${team.slug}/webhooks/${world.webhookId}?tab=settings`);
    await expect(page.getByRole("button", { name: "Delete webhook" })).toHaveCount(0);
    await expect(page.getByText("webhook:delete").first()).toBeVisible();
    await expectNeighboursRefused();
  });

  test("webhook:delete alone: one deletes, and can't edit", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("webhook:delete");
    await page.goto(`/${team.slug}/webhooks/${world.webhookId}?tab=settings`);
    await expect(page.getByRole("button", { name: /save|rotate|disable|send test/i })).toHaveCount(0);
    await expectNeighboursRefused();
    await page.getByRole("button", { name: "Delete webhook" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("On-call");
    await page.getByRole("dialog").getByRole("button", { name: "Delete webhook" }).click();
    await expect(page.getByText("On-call is deleted")).toBeVisible();
  });
});
