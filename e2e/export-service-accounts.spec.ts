import { readFile } from "node:fs/promises";
import { expect, test } from "./test";

test.describe("export service accounts", () => {
  test("columns are chosen and remembered, and the CSV has what the filters let through", async ({ page, signInAs, make }) => {
    const { team, name } = await signInAs();
    await make("account", { teamId: team.id, name: "Not mine" });
    await page.goto(`/${team.slug}/service-accounts/new`);
    await page.getByLabel("Name", { exact: true }).fill("Mine");
    await page.getByLabel("Contact (optional)").fill("ops@example.com");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copy client secret" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("ops@example.com")).toBeVisible();

    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Created by" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Product" }).click();
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Created by" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Product" })).toHaveCount(0);
    await expect(page.getByRole("cell", { name })).toHaveCount(1);

    await page.getByRole("button", { name: "Created by: All", exact: true }).click();
    await page.getByRole("option", { name: `${name} (you)` }).click();
    await page.getByRole("button", { name: /^Last used:/ }).click();
    await page.getByRole("menuitemradio", { name: "Never" }).click();
    await expect(page).toHaveURL(/createdBy=.*used=never/);
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    expect(csv).toContain("Mine");
    expect(csv).not.toContain("Not mine");
  });
});
