import type { Browser, BrowserContext, Page } from "playwright/test";
import { appUrl } from "./harness/addresses";
import { checkInBothSchemes, widths } from "./check-page";
import { expect, type SignedIn, test } from "./test";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const newPassword = "a quite different battery";

/** Signs the person in with the form, in a browser of its own that calls itself Firefox. */
async function signInElsewhere(browser: Browser, email: string, password: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: appUrl, userAgent: firefox });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  return { context, page };
}

const isSignedIn = async ({ request }: BrowserContext) =>
  (await request.post("/api/graphql", { data: { query: "{ viewer { id } }" }, headers: { origin: appUrl } })).status() === 200;

async function change(page: Page, current: string, next: string): Promise<void> {
  await page.getByRole("textbox", { name: "Current password" }).fill(current);
  await page.getByRole("textbox", { name: "New password" }).fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
}

test.describe("your password and sessions", () => {
  test("a person changes their password: other browsers are signed out, this one stays, and only the new one counts", async ({
    page,
    context,
    browser,
    signInAs,
  }) => {
    const { email, password, team } = await signInAs();
    const other = await signInElsewhere(browser, email, password);
    await expect(other.page).toHaveURL(`/${team.slug}`);

    await page.goto(`/${team.slug}`);
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Your account" }).click();
    await expect(page).toHaveURL("/account");
    await expect(page.getByRole("listitem").filter({ hasText: "This session" })).toHaveCount(1);
    await expect(page.getByText("Firefox on Linux")).toBeVisible();

    await change(page, "not the password", newPassword);
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Current password" })).toBeFocused();
    expect(await isSignedIn(other.context)).toBe(true);
    await change(page, password, "aaaaaaaaaaaaaaaa");
    await expect(page.getByText(/repeats too few characters/)).toBeVisible();

    await change(page, password, newPassword);
    await expect(page.getByText("Your other session has ended.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Current password" })).toHaveValue("");
    await expect(page.getByText("Firefox on Linux")).toHaveCount(0);
    expect([await isSignedIn(context), await isSignedIn(other.context)]).toEqual([true, false]);
    await other.context.close();

    const late = await signInElsewhere(browser, email, password);
    await expect(late.page.getByRole("alert").filter({ hasText: "This e-mail address and password" })).toBeVisible();
    await late.context.close();
    const anew = await signInElsewhere(browser, email, newPassword);
    await expect(anew.page).toHaveURL(`/${team.slug}`);
    await anew.context.close();

    await page.goto(`/${team.slug}/activity`);
    await expect(page.getByText("changed their password").first()).toBeVisible();
  });

  test("a person ends one session, and then all of them", async ({ page, context, browser, signInAs }) => {
    const { email, password, team }: SignedIn = await signInAs();
    const lost = await signInElsewhere(browser, email, password);
    await expect(lost.page).toHaveURL(`/${team.slug}`);
    await page.goto("/account");
    await page.getByRole("button", { name: "End the session: Firefox on Linux" }).click();
    await expect(page.getByText("Firefox on Linux")).toHaveCount(0);
    expect([await isSignedIn(context), await isSignedIn(lost.context)]).toEqual([true, false]);

    const another = await signInElsewhere(browser, email, password);
    await expect(another.page).toHaveURL(`/${team.slug}`);
    const copied = await context.cookies();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(page).toHaveURL("/sign-in");
    expect(await isSignedIn(another.context)).toBe(false);
    await context.addCookies(copied);
    await page.goto("/account");
    await expect(page).toHaveURL(/\/sign-in\?/);
    await Promise.all([lost.context.close(), another.context.close()]);
  });

  test("a person without a password here is told why there is nothing to change", async ({ page, signInAs }) => {
    await signInAs();
    await page.route("/api/auth/account", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), hasPassword: false } });
    });
    await page.goto("/account");
    await expect(page.getByText(/have no password here, so there is nothing to change/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Change password" })).toHaveCount(0);
  });

  for (const [device, viewport] of Object.entries(widths)) {
    test(`the account page is usable by everyone: ${device}`, async ({ page, signInAs }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await signInAs();
      await page.goto("/account");
      await expect(page.getByRole("button", { name: "Change password" })).toBeVisible();
      await checkInBothSchemes(page, "account");
      await change(page, "not the password", newPassword);
      await expect(page.getByText("This is not your password.")).toBeVisible();
      await checkInBothSchemes(page, "account");
      await page.getByRole("button", { name: "Sign out everywhere" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await checkInBothSchemes(page, "account");
    });
  }
});
