import { checkShown } from "./check-page";
import { expect, test } from "./test";

test.describe("enable, disable and delete several service accounts", () => {
  test("chosen with Shift, disabled, enabled again by undo, and deleted by typing their number", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    for (const name of ["Alpha", "Beta", "Delta", "Gamma"]) await make("account", { teamId: team.id, name });
    await page.goto(`/${team.slug}/service-accounts`);
    const box = (name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
    const bar = page.getByRole("region", { name: "Selection" });
    await box("Alpha").click();
    await box("Delta").click({ modifiers: ["Shift"] });
    await expect(bar).toContainText("3 service accounts selected");
    await checkShown(page, "selection");
    await bar.getByRole("button", { name: "Disable" }).click();
    await expect(page.getByRole("switch", { checked: true })).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("switch", { checked: true })).toHaveCount(4);
    await page.reload();
    await expect(page.getByRole("switch", { checked: true })).toHaveCount(4);

    await page.getByRole("checkbox", { name: "Select all on this page" }).click();
    await box("Gamma").click();
    await bar.getByRole("button", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("list")).toContainText("Delta");
    await checkShown(page, "delete several");
    const confirm = dialog.getByRole("button", { name: "Delete 3 service accounts" });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("textbox").fill("delete 3");
    await confirm.click();
    await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Gamma" })).toBeVisible();
  });
});
