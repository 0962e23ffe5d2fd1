import { expect, test } from "./alone";

test("team:update alone: one renames the team; without it one is told what is missing", async ({ page, signInWithOnly, signInAs }) => {
  const { team, expectNeighboursRefused } = await signInWithOnly("team:update");
  await page.goto(`/${team.slug}/settings`);
  await page.getByLabel("Name").fill("Renamed by one right");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Team: Renamed by one right. Switch team" })).toBeVisible();
  await expectNeighboursRefused();
  await signInAs({ teamId: team.id, permissions: [] });
  await page.goto(`/${team.slug}/settings`);
  await expect(page.getByText("team:update").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
});
