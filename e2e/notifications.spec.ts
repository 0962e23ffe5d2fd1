import type { Page } from "playwright/test";
import { openAs } from "./open-as";
import { expect, type Fixtures, type SignedIn, test } from "./test";

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const row = (page: Page, name: RegExp) => page.getByRole("row", { name });

/** An owner who was told of three things, one of which is read. */
async function told({ signInAs, make }: Pick<Fixtures, "signInAs" | "make">) {
  const owner = await signInAs();
  const { account } = await make<{ account: { id: string } }>("account", { teamId: owner.team.id, name: "Jenkins CI" });
  await make("notifications", {
    email: owner.email,
    teamId: owner.team.id,
    told: [
      { kind: "REFUSALS", title: "Service account “Jenkins CI” is refused far more often than usual", serviceAccountId: account.id, subjectId: account.id },
      { title: "Client secret ending in q7Xz of “Jenkins CI” ends in 7 days", serviceAccountId: account.id, subjectId: "cs_1" },
      { title: "Role “Auditors” of “Grace” ends in 30 days", subjectId: "ra_1", read: true },
    ],
  });
  return { ...owner, account };
}

test("the bell counts what is unread, and its list leads to what it is about", async ({ page, signInAs, make }) => {
  const { team, account } = await told({ signInAs, make });
  await page.goto(`/${team.slug}`);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 2 unread");
  await bell(page).click();
  const list = page.getByRole("dialog", { name: "Notifications" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await list.getByRole("button", { name: /^Mark as read: Client secret/ }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await list.getByRole("link", { name: /Jenkins CI.*refused/ }).click();
  await expect(page).toHaveURL(`/${team.slug}/service-accounts/${account.id}?tab=activity`);
  await expect(list).toHaveCount(0);
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await page.reload();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("the bell by keyboard alone", async ({ page, signInAs, make }) => {
  const { team, account } = await told({ signInAs, make });
  const { keyboard } = page;
  await page.goto(`/${team.slug}/products`);
  await bell(page).focus();
  await keyboard.press("Enter");
  const list = page.getByRole("dialog", { name: "Notifications" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("heading", { name: "Notifications" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(bell(page)).toBeFocused();
  await keyboard.press("Enter");
  await expect(list.getByRole("heading", { name: "Notifications" })).toBeFocused();
  await keyboard.press("Tab");
  await expect(list.getByRole("button", { name: "Mark all as read" })).toBeFocused();
  await keyboard.press("Tab");
  await expect(list.getByRole("link").first()).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(list.getByRole("link", { name: /^Client secret/ })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page).toHaveURL(`/${team.slug}/service-accounts/${account.id}?tab=credentials`);
});

test("all is marked as read at once, and taken back", async ({ page, signInAs, make }) => {
  const { team } = await told({ signInAs, make });
  await page.goto(`/${team.slug}/notifications?state=unread`);
  await expect(page.getByText("2 notifications")).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("heading", { name: "All is read" })).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 2 unread");
  await expect(row(page, /refused far more often/)).toBeVisible();
});

test("the page marks one and several, filters, and pages by keyset", async ({ page, signInAs, make }) => {
  const { team, email } = await told({ signInAs, make });
  const more = Array.from({ length: 30 }, (_, n) => ({ title: `API token “Job ${n}” of “Terraform” ends in 7 days`, read: true }));
  await page.goto(`/${team.slug}/products`);
  await page.getByRole("button", { name: "Search" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("notif");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notifications");
  await page.getByRole("button", { name: /^Mark as unread: Role/ }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 3 unread");
  await page.getByRole("checkbox", { name: /^Select Role/ }).check();
  await page.getByRole("checkbox", { name: /^Select Client secret/ }).check();
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Mark as read" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await page.getByRole("button", { name: "State: All" }).click();
  await page.getByRole("menuitemradio", { name: "Unread" }).click();
  await expect(page).toHaveURL(/state=unread/);
  await expect(page.getByText("1 notification", { exact: true })).toBeVisible();

  await make("notifications", { email, teamId: team.id, told: more });
  await page.goto(`/${team.slug}/notifications`);
  await expect(page.getByText("33 notifications")).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(row(page, /Auditors/)).toBeVisible();
  await page.reload();
  await expect(row(page, /Auditors/)).toBeVisible();
});

test("nobody sees what others were told", async ({ page, browser, signInAs, make }) => {
  const { team } = await told({ signInAs, make });
  const colleague = await make<SignedIn>("person", { teamId: team.id });
  const theirs = await openAs(browser, colleague, `/${team.slug}/notifications`);
  await expect(theirs.getByRole("heading", { name: "You haven't been told of anything yet" })).toBeVisible();
  await expect(bell(theirs)).toHaveAccessibleName("Notifications");
  await page.goto(`/${team.slug}/notifications`);
  await expect(row(page, /Auditors/)).toBeVisible();
});

test("when the team is warned is chosen in its settings", async ({ page, signInAs }) => {
  const { team } = await signInAs();
  await page.goto(`/${team.slug}/settings`);
  const days = page.getByLabel("Days ahead");
  await expect(days).toHaveValue("30, 7, 1");
  await days.fill("14, soon");
  await days.press("Enter");
  await expect(page.getByText("“soon” isn't a whole number of days from 1 to 90.")).toBeVisible();
  await expect(days).toBeFocused();
  await days.fill("3, 14");
  await days.press("Enter");
  await expect(page.getByText("People and webhooks are warned 14 and 3 days ahead.")).toBeVisible();
  await expect(days).toHaveValue("14, 3");
  await page.getByRole("radio", { name: /^Warn nobody/ }).check();
  await page.getByRole("button", { name: "Save warnings" }).click();
  await expect(page.getByText("Nobody is warned of what ends.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Warn nobody/ })).toBeChecked();
  const onlooker = await signInAs({ teamId: team.id, role: "viewer" });
  await page.goto(`/${onlooker.team.slug}/settings`);
  await expect(page.getByText("Nobody is warned of what ends.")).toBeVisible();
});
