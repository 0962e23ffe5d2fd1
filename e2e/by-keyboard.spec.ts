import { expect, test } from "./test";

test.describe("manage service accounts by keyboard alone", () => {
  test("create one, the next one at once, and delete it", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    const { keyboard } = page;
    await page.goto(`/${team.slug}/service-accounts/new`);
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await keyboard.type("First robot");
    await keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Download client keys" })).toBeFocused();
    const first = page.waitForEvent("download");
    await keyboard.press("Enter");
    expect((await first).suggestedFilename()).toBe("first-robot-client-keys.csv");
    await expect(page.getByRole("button", { name: "Done" })).toBeFocused();
    await keyboard.press("Control+Enter");

    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await keyboard.type("Second robot");
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Second robot is created" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Download client keys" })).toBeFocused();
    const second = page.waitForEvent("download");
    await keyboard.press("Enter");
    await second;
    await expect(page.getByRole("button", { name: "Done" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second robot");

    await page.getByRole("tab", { name: "Overview" }).focus();
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Settings" })).toHaveAttribute("aria-selected", "true");
    await page.getByRole("button", { name: "Delete service account" }).focus();
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
    await keyboard.type("Second robot");
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/service-accounts$/);
    await page.getByRole("link", { name: "First robot" }).focus();
    await keyboard.press("ArrowUp");
    await expect(page.getByRole("link", { name: "First robot" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("First robot");
  });
});
