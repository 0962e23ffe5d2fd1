import { expect, type SignedIn, test } from "./test";

test.describe("be in several teams", () => {
  test("create one, and switch between them", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}`);
    await page.getByRole("button", { name: /^Team:/ }).click();
    await page.getByRole("menuitem", { name: "Create a team" }).click();
    await page.getByLabel("Name").fill("Second team of mine");
    await page.getByLabel("Name").press("Enter");
    await expect(page).toHaveURL(/\/second-team-of-mine/);
    await page.getByRole("button", { name: "Team: Second team of mine. Switch team" }).click();
    await page.getByRole("menuitem", { name: team.name }).click();
    await expect(page).toHaveURL(`/${team.slug}`);
  });

  test("rename one: its address stays", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}`);
    await page.getByRole("button", { name: /^Team:/ }).click();
    await page.getByRole("menuitem", { name: "Team settings" }).click();
    await page.getByLabel("Name").fill("Platform engineering");
    await page.getByLabel("Name").press("Enter");
    await expect(page.getByRole("button", { name: "Team: Platform engineering. Switch team" })).toBeVisible();
    await expect(page).toHaveURL(`/${team.slug}/settings`);
  });

  test("leave one, and stay in the others", async ({ page, signInAs, make }) => {
    const { team: other } = await make<SignedIn>("person", {});
    const person = await signInAs({ teamId: other.id, role: "viewer" });
    const own = await make<{ name: string; slug: string }>("membership", { email: person.email });
    await page.goto("/account");
    await page.getByRole("button", { name: `Leave ${other.name}` }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Leave ${other.name}` })
      .click();
    await expect(page).toHaveURL(`/${own.slug}`);
    await page.goto(`/${other.slug}`);
    await expect(page.getByRole("heading", { name: "There is no such team" })).toBeVisible();
  });

  test("whoever is in none can create one", async ({ page, signInAs, make }) => {
    const { team } = await make<SignedIn>("person", {});
    await signInAs({ teamId: team.id, role: "viewer" });
    await page.goto("/account");
    await page.getByRole("button", { name: `Leave ${team.name}` }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Leave ${team.name}` })
      .click();
    await expect(page.getByRole("heading", { name: "You are in no team" })).toBeVisible();
    await page.getByRole("link", { name: "Create a team" }).click();
    await page.getByLabel("Name").fill("All my own");
    await page.getByRole("button", { name: "Create team" }).click();
    await expect(page).toHaveURL(/\/all-my-own/);
  });
});
