import { expect, test } from "./test";

test.describe("enable or disable a service account", () => {
  test("the switch in the list disables at once, and goes back when the server refuses", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts`);
    const toggle = page.getByRole("switch", { name: "Jenkins CI enabled" });
    await toggle.click();
    await expect(toggle).not.toBeChecked();
    await page.reload();
    await expect(toggle).not.toBeChecked();

    await page.route("**/api/graphql", (route) => (route.request().postData()?.includes("enableServiceAccount") ? route.abort() : route.continue()));
    await toggle.click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(toggle).not.toBeChecked();
  });

  test("quick changes of one switch end in the last of them", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts`);
    let sent = 0;
    await page.route("**/api/graphql", async (route) => {
      // The first change takes longest, as on a bad connection.
      if (route.request().postData()?.includes("mutation") && sent++ === 0) await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    const toggle = page.getByRole("switch", { name: "Jenkins CI enabled" });
    for (let i = 0; i < 3; i++) await toggle.click();
    await expect(toggle).not.toBeChecked();
    await expect.poll(() => sent).toBe(3);
    await page.waitForLoadState("networkidle");
    await expect(toggle).not.toBeChecked();
    await page.reload();
    await expect(toggle).not.toBeChecked();
  });
});
