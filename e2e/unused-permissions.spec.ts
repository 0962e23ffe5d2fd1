import { expect, test } from "./test";

test.describe("permissions that nobody uses", () => {
  test("are shown by account, taken after a look at what is lost, and given back by undo", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const idle = await make<{ id: string }>("role", { teamId: team.id, permissions: ["token:read", "token:revoke"], name: "Token guards" });
    const part = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read", "product:read", "product:delete"], name: "Wide" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [idle.id, part.id] });
    await make("age", { accountId: account.id, days: 100, uses: ["audit:read"] });
    await page.goto(`/${team.slug}/review/rights`);
    const row = page.getByRole("row", { name: /Jenkins CI/ });
    await expect(row).toContainText("Token guards");
    await row.getByRole("button", { name: "Remove unused permissions of Jenkins CI" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove unused permissions of Jenkins CI?" });
    await expect(dialog).toContainText("loses token:read");
    await expect(dialog).toContainText("product:delete");
    await dialog.getByRole("checkbox").uncheck();
    await expect(dialog.getByRole("status").first()).not.toContainText("product:delete");
    await dialog.getByRole("checkbox").check();
    await expect(dialog.getByRole("status").first()).toContainText("product:delete");
    await dialog.getByRole("button", { name: "Remove unused permissions" }).click();
    await expect(page.getByText("Jenkins CI holds what it uses")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No account holds more than it uses" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Jenkins CI has its permissions back")).toBeVisible();

    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=roles`);
    await expect(page.getByRole("table", { name: "Roles of Jenkins CI" })).toContainText("Token guards");
    await expect(page.getByRole("table", { name: "Roles of Jenkins CI" })).toContainText("Wide");
  });

  test("who may only look is told which permission it takes", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const idle = await make<{ id: string }>("role", { teamId: team.id, permissions: ["token:read"], name: "Token guards" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [idle.id] });
    await make("age", { accountId: account.id, days: 100, uses: ["audit:read"] });
    const onlooker = await signInAs({ teamId: team.id, permissions: ["service-account:read", "role:read"] });
    await page.goto(`/${onlooker.team.slug}/review/rights`);
    await expect(page.getByRole("row", { name: /Jenkins CI/ })).toContainText("Token guards");
    await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
    await page.goto(`/${onlooker.team.slug}/service-accounts/${account.id}?tab=permissions`);
    await expect(page.getByText("role-assignment:delete", { exact: true })).toBeVisible();
  });
});
