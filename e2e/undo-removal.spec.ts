import { addPublicKey } from "./add-public-key";
import { checkShown } from "./check-page";
import { ask } from "./ask";
import { expect, test } from "./test";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test.describe("what was removed comes back at a click", () => {
  test("a secret and a public key on the page of their account", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    await addPublicKey(owner, account.id, { name: "Build server" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=credentials`);

    await page.getByRole("button", { name: /^Retire lks_/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retire now" }).click();
    await expect(page.getByText(/^lks_….{4} is retired$/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "No client secret is in force" })).toBeVisible();
    await page.getByRole("alert").filter({ hasText: "is retired" }).getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^lks_….{4} is in force again$/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "No client secret is in force" })).toHaveCount(0);

    await page.getByRole("button", { name: /^Remove Build server/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove Build server" }).click();
    await expect(page.getByRole("heading", { name: "No public keys yet" })).toBeVisible();
    await checkShown(page, "a key that was removed, with its undo");
    await page.getByRole("alert").filter({ hasText: "Build server is removed" }).getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Build server is in force again")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No public keys yet" })).toHaveCount(0);
    await page.getByRole("tab", { name: "Activity" }).click();
    await expect(page.getByText(/put the public key Build server in force again for Jenkins CI/)).toBeVisible();
  });

  test("public keys in the review of what ends soon, beside the memberships that do", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    for (const name of ["First", "Second"]) await addPublicKey(owner, account.id, { name, expiresAt: inDays(3) });
    const created = await ask<{ createGroup: { group: { id: string } } }>(
      owner,
      "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } userErrors { message } } }",
      { input: { teamId: team.id, name: "On call" } },
    );
    await ask(owner, "mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { userErrors { message } } }", {
      id: created.createGroup.group.id,
      input: { serviceAccountIds: [account.id], until: inDays(5) },
    });
    await page.goto(`/${team.slug}`);
    await expect(page.getByRole("link", { name: /^Ending within 14 days/ })).toContainText("3");
    await page.getByRole("link", { name: /^Ending within 14 days/ }).click();
    await page.getByRole("button", { name: /^Public keys/ }).click();
    const rows = page.getByRole("table", { name: "Public keys that end soon" }).getByRole("row");
    await expect(rows).toHaveCount(3);
    await page.getByRole("button", { name: "Remove First" }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole("alert").filter({ hasText: "First is removed" }).getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("First is in force again")).toBeVisible();
    await expect(rows).toHaveCount(3);
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("2 public keys are removed")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No public key ends soon" })).toBeVisible();
    await page.getByRole("button", { name: /^Memberships/ }).click();
    await expect(page.getByRole("row", { name: /Jenkins CI/ })).toContainText("On call");
    await checkShown(page, "memberships that end soon");
  });
});
