import { expect, test } from "./alone";

test("audit:read alone: one reviews the team's activity, and nothing else", async ({ page, signInWithOnly }) => {
  const { team, expectNeighboursRefused } = await signInWithOnly("audit:read");
  await page.goto(`/${team.slug}/activity`);
  await expect(page.getByText("Jenkins CI").first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Activity", "API explorer"]);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Export CSV" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("saved");
  await page.getByRole("button", { name: "Done" }).click();
  await page.goto(`/${team.slug}/settings`);
  await expect(page.getByText("Events are kept for good.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save retention" })).toHaveCount(0);
  await page.goto(`/${team.slug}/service-accounts`);
  await expect(page.getByRole("heading", { level: 1, name: "You may not open this page" })).toBeVisible();
  await expect(page.getByText("service-account:read")).toBeVisible();
  await expectNeighboursRefused();
});
