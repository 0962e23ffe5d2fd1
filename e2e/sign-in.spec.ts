import { expect, test } from "./test";

test.describe("sign in", () => {
  test("a person signs in, comes to the page they asked for, and signs out for good", async ({ page, make, context }) => {
    const person = await make<{ email: string; password: string; team: { slug: string } }>("person", {});
    await page.goto(`/${person.team.slug}/products`);
    await expect(page).toHaveURL(/\/sign-in\?/);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByRole("textbox", { name: "Password" }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("don't match")).toBeVisible();
    await page.getByRole("textbox", { name: "Password" }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/${person.team.slug}/products`);

    const copied = await context.cookies();
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await context.addCookies(copied);
    await page.goto(`/${person.team.slug}`);
    await expect(page).toHaveURL(/\/sign-in/);
  });

  for (const target of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    test(`a link to sign in with ${target} behind it leads to our own pages`, async ({ page, make }) => {
      const person = await make<{ email: string; password: string; team: { slug: string } }>("person", {});
      await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(target)}`);
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByRole("textbox", { name: "Password" }).fill(person.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL(`/${person.team.slug}`);
    });
  }

  test("a team that isn't the person's is not there for them", async ({ page, signInAs, make }) => {
    const { team } = await make<{ team: { slug: string } }>("person", {});
    await signInAs();
    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such team");
    await expect(page.getByText(team.slug, { exact: true })).toHaveCount(0);
  });
});
