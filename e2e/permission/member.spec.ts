import { expect, test } from "./alone";

test.describe("the right to manage members, permission by permission", () => {
  test("member:read alone: one sees them, and is offered no change", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("member:read");
    await page.goto(`/${team.slug}/members`);
    await expect(page.getByRole("link", { name: world.colleague.name })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Roles" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Invite a member" })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Members", "API explorer"]);
    await page.goto(`/${team.slug}/members/${world.memberId}`);
    await expect(page.getByText("member:remove")).toBeVisible();
    await expect(page.getByRole("button", { name: /remove/i })).toHaveCount(0);
    await page.getByRole("tab", { name: "Groups" }).click();
    await expect(page.getByText("group:read")).toBeVisible();
    await expectNeighboursRefused();
  });

  test("member:invite alone: one invites somebody, without roles and groups", async ({ page, signInWithOnly }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("member:invite");
    await page.goto(`/${team.slug}/members`);
    await page.getByRole("link", { name: "Invite a member" }).click();
    await expect(page.getByText("role-assignment:create")).toBeVisible();
    await page.getByLabel("E-mail").fill(`new-${Date.now()}@example.com`);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("status", { name: "Invitation link" })).toContainText("/invite#lkinv_");
    await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: /^Withdraw/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw invitation" }).click();
    await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
    await expectNeighboursRefused();
  });

  test("member:remove alone: one removes a member", async ({ page, signInWithOnly }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("member:remove");
    await page.goto(`/${team.slug}/members/${world.memberId}`);
    await expectNeighboursRefused();
    await page.getByRole("button", { name: "Remove member" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Remove ${world.colleague.name}` })
      .click();
    await expect(page).toHaveURL(`/${team.slug}/members`);
    await expect(page.getByRole("link", { name: world.colleague.name })).toHaveCount(0);
  });
});
