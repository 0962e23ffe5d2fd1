import { expect, test } from "./test";

test.describe("delete a service account", () => {
  test("from the More menu, confirmed by typing its name", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const confirm = page.getByRole("dialog").getByRole("button", { name: "Delete Jenkins CI" });
    await expect(confirm).toBeDisabled();
    await page.getByRole("dialog").getByRole("textbox").fill("Jenkins CI");
    await confirm.click();
    await expect(page.getByRole("switch", { name: "Jenkins CI enabled" })).toHaveCount(0);
  });

  test("when it is thought better of, the focus goes back to the menu", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts`);
    const actions = page.getByRole("button", { name: "Actions for Jenkins CI" });
    for (const item of ["Regenerate client keys", "Delete"]) {
      await actions.click();
      await page.getByRole("menuitem", { name: item }).click();
      await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(actions).toBeFocused();
    }
    await actions.click();
    await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
    await page.getByRole("button", { name: "Copy client secret" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(actions).toBeFocused();
  });

  test("the last one of a page of the list leads back to the first page", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("seed", { teamId: team.id, count: 25 });
    await make("account", { teamId: team.id, name: "Zzz" });
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Actions for Zzz" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Zzz");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "To the first page" }).click();
    await expect(page.getByText("25 service accounts", { exact: true })).toBeVisible();
    await expect(page.getByRole("switch")).toHaveCount(25);
  });
});
