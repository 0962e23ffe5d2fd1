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
    await keyboard.press("End");
    await keyboard.press("Enter");
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

test.describe("manage roles by keyboard alone", () => {
  test("make a role, and assign it", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI", roleIds: [] });
    const { keyboard } = page;
    await page.goto(`/${team.slug}/roles/new`);
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await keyboard.type("Auditors");
    // Past the description and the product to the boxes.
    await page.getByRole("combobox", { name: "Product" }).focus();
    await keyboard.press("Tab");
    await expect(page.getByRole("checkbox", { name: "All of service-account" })).toBeFocused();
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await expect(page.getByRole("checkbox", { name: /^Read service accounts/ })).toBeChecked();
    await page.getByLabel("Name", { exact: true }).focus();
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Auditors");

    await page.getByRole("button", { name: "Assign", exact: true }).focus();
    await keyboard.press("Enter");
    const whom = page.getByRole("dialog").getByRole("combobox", { name: "To whom" });
    await expect(whom).toBeFocused();
    await keyboard.type("jenkins");
    await expect(page.getByRole("listbox").getByRole("option")).toHaveText(["Jenkins CI · service account"]);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toContainText("gains service-account:read");
    await page.getByRole("dialog").getByRole("button", { name: "Assign role" }).focus();
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Assign", exact: true })).toBeFocused();
    await page.getByRole("tab", { name: "Permissions" }).focus();
    await keyboard.press("ArrowRight");
    await expect(page.getByRole("row", { name: /Jenkins CI/ })).toBeVisible();
  });
});
