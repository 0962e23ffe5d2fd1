import type { Browser, Page } from "playwright/test";
import { checkShown } from "./check-page";
import { openAs } from "./open-as";
import { expect, type Fixtures, type SignedIn, test } from "./test";

const description = (page: Page) => page.getByLabel("Description (optional)");
const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();

interface Given extends Fixtures {
  page: Page;
  browser: Browser;
}

/** An account's settings, opened by two people at the same time. @returns the page of the second, and who that is */
async function openTwice({ page, browser, signInAs, make }: Given): Promise<{ theirs: Page; colleague: SignedIn }> {
  const { team } = await signInAs();
  const colleague = await make<SignedIn>("person", { teamId: team.id });
  const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
  const path = `/${team.slug}/service-accounts/${account.id}?tab=settings`;
  await page.goto(path);
  await expect(description(page)).toBeVisible();
  return { theirs: await openAs(browser, colleague, path), colleague };
}

test.describe("edit a service account", () => {
  test("two people edit the same field: neither overwrites the other unseen, and nothing typed is lost", async ({ page, browser, signInAs, make }) => {
    const { theirs, colleague } = await openTwice({ page, browser, signInAs, make });
    await description(theirs).fill("Theirs");
    await save(theirs);
    await expect(theirs.getByText("Saved")).toBeVisible();
    await description(page).fill("Mine");
    await page.getByLabel("Contact (optional)").fill("me@example.com");
    await save(page);
    const field = page.getByRole("region", { name: "Description" });
    await expect(field).toContainText("Theirs");
    await expect(field).toContainText("Mine");
    await expect(page.getByRole("alert").filter({ has: field })).toContainText(colleague.name);
    await checkShown(page, "conflict");
    await expect(description(page)).toHaveValue("Mine");
    // It isn't saved past the question.
    await save(page);
    await expect(field).toBeVisible();
    await field.getByRole("button", { name: "Take theirs" }).click();
    await expect(description(page)).toHaveValue("Theirs");
    await expect(page.getByLabel("Contact (optional)")).toHaveValue("me@example.com");
    await save(page);
    await expect(page.getByText("Saved")).toBeVisible();

    // The colleague, whose page is now the old one, keeps their own words instead.
    await description(theirs).fill("Theirs again");
    await theirs.getByLabel("Contact (optional)").fill("them@example.com");
    await save(theirs);
    const contact = theirs.getByRole("region", { name: "Contact" });
    await expect(contact).toContainText("me@example.com");
    await contact.getByRole("button", { name: "Keep mine" }).click();
    await save(theirs);
    await expect(contact).toHaveCount(0);
    await theirs.waitForLoadState("networkidle");
    await theirs.reload();
    await expect(theirs.getByLabel("Contact (optional)")).toHaveValue("them@example.com");
    await expect(description(theirs)).toHaveValue("Theirs again");
    await theirs.context().close();
  });

  test("two people edit different fields: both changes are kept", async ({ page, browser, signInAs, make }) => {
    const { theirs } = await openTwice({ page, browser, signInAs, make });
    await theirs.getByLabel("Name", { exact: true }).fill("Jenkins of the web shop");
    await save(theirs);
    await expect(theirs.getByText("Saved")).toBeVisible();
    await theirs.context().close();

    await description(page).fill("Mine");
    await save(page);
    await expect(page.getByText("Saved")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Jenkins of the web shop");
    await expect(description(page)).toHaveValue("Mine");
  });

  test("what is typed stays when another tab is looked at, and is asked about before the page is left", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=settings`);
    await description(page).fill("Half a thought");
    await page.getByRole("tab", { name: "Activity" }).click();
    await page.getByRole("tab", { name: "Settings" }).click();
    await expect(description(page)).toHaveValue("Half a thought");

    const away = page.getByRole("main").getByRole("link", { name: "Service accounts" });
    await away.click();
    await expect(page.getByRole("dialog")).toContainText("Leave without saving?");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(away).toBeFocused();
    await expect(description(page)).toHaveValue("Half a thought");
    await away.click();
    await page.getByRole("button", { name: "Leave without saving" }).click();
    await expect(page).toHaveURL(/\/service-accounts$/);
  });
});
