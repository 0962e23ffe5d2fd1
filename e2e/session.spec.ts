import { expect, test } from "./test";

interface Person {
  email: string;
  name: string;
  password: string;
  team: { id: string; slug: string };
  cookie: { name: string; value: string };
}

test.describe("a session ends", () => {
  test("after the session has ended one signs in over the page, and goes on", async ({ page, context, signInAs }) => {
    const person = await signInAs();
    await page.goto(`/${person.team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing.${person.team.slug}.example.com`);
    await context.clearCookies();
    await page.getByRole("button", { name: "Create product" }).click();
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByRole("textbox", { name: "Password" }).fill(person.password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
  });

  test("another person who signs in over the page is told so, and gets nothing of it", async ({ page, context, signInAs, make }) => {
    const { team } = await signInAs();
    const other = await make<Person>("person", {});
    await page.goto(`/${team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing.${team.slug}.example.com`);
    await context.clearCookies();
    await page.getByRole("button", { name: "Create product" }).click();
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByLabel("E-mail").fill(other.email);
    await dialog.getByRole("textbox", { name: "Password" }).fill(other.password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog).toContainText(`You are signed in as ${other.name} now.`);
    await dialog.getByRole("button", { name: /^Load the pages/ }).click();
    await expect(page).toHaveURL(`/${other.team.slug}`);
  });

  test("whoever has no password confirms who they are by their provider, in a tab of its own", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    let recent = false;
    await page.route("**/api/auth/providers", (route) => route.fulfill({ json: { oidc: { name: "Acme SSO" } } }));
    await page.route("**/api/graphql", (route) => {
      if (recent || !route.request().postData()?.includes("regenerateClientKeys")) return route.continue();
      const errors = [{ message: "Confirm", extensions: { code: "FORBIDDEN", reason: "REAUTHENTICATION_REQUIRED" } }];
      return route.fulfill({ json: { data: { regenerateClientKeys: null }, errors } });
    });
    await page.goto(`/${team.slug}/service-accounts`);
    await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
    await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
    const dialog = page.getByRole("dialog", { name: "Confirm that it's you" });
    await page.route("**/api/auth/signin/oidc", (route) => route.fulfill({ json: { url: new URL("/sign-in/done", page.url()).href } }));
    const opened = page.context().waitForEvent("page");
    await dialog.getByRole("button", { name: /Sign in with Acme SSO/ }).click();
    const tab = await opened;
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
    await tab.close();
    recent = true;
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("You won't see this secret again.")).toBeVisible();
  });

  test("a sign-out that fails says that one is still signed in", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}`);
    await page.route("**/api/auth/signout", (route) => route.fulfill({ status: 503, json: { message: "The database is away.", requestId: null } }));
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByText("You are still signed in")).toBeVisible();
    await expect(page).toHaveURL(`/${team.slug}`);
  });
});
